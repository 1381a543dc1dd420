import type { Gate, Policy } from './gate.js';
export declare const PRESETS: readonly ['default', 'strict', 'advisory', 'none'];
export type PresetName = (typeof PRESETS)[number];
/** The gates of a preset, in order. */
export declare function presetGates(preset: PresetName): Gate[];
/** The policy of a run that names none. */
export declare function defaultPolicy(): Policy;
