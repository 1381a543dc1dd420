import { classOf, type Finding } from '../core/finding.ts';

/** The confidence of a finding for people: `87%`. One of the class `handling` has none, so it names its class. */
export function certaintyWords(finding: Pick<Finding, 'class' | 'confidence'>): string {
  return finding.class ?? `${Math.floor(finding.confidence * 100)}%`;
}

/** The class of a finding, and its confidence if it has one, as data. */
export function classFields(finding: Pick<Finding, 'class' | 'confidence'>): {
  readonly class: string;
  readonly confidence?: number;
} {
  const own = classOf(finding);
  return own === 'handling' ? { class: own } : { class: own, confidence: finding.confidence };
}
