import { generateKernel } from './generate-kernel.ts';

generateKernel();
