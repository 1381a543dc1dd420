/** Symbols of the table: letters folded to lower case; every other byte is the last one. */
const SYMBOLS = 'abcdefghijklmnopqrstuvwxyz0123456789_-.';
/** Digits of the table, 0 to 61. */
const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
/**
 * Byte bigrams of source text: -2 log2 of each pair's share, one row per first symbol. Measured over 5000 files of npm packages and of the
 * Python standard library (at most 60,000 bytes of each, 40,358,199 pairs).
 */
const TABLE = [
  'RKIJRPKUJVOFHGWJUGGFLOMOMRUTSUUUUUUUPSPI',
  'KSPPJTTZMMYKUULUXOOULYXbNZUTTUUUUUUVRWQL',
  'ISNRHQVIMXJJQTGSWLNHMVUUPaUTRTUUUVUUOUPJ',
  'KQPMFPOVITWOPRKQVOMPMTUUPZUTSUUUUUSVKSMF',
  'IOHHKHLSNUSFJFOJKEFGQLMHLWTSSTUUSUUUIPKC',
  'KTSRMMVYIdYNUQISaKPOLbXaQYUTTUUUTUTUPTHF',
  'NVSVHSQNLaWOQNPTaLLPNVWYVXZTUabdcdchNUNH',
  'JVVVGXYZJaXTQWKUWPQMQYZaScdYYacdZegdOVOI',
  'LMIJKIJXTWRIIEGLTLGGULZNaMeXZVfhYfYgRWRK',
  'SaZaNbcdVcXYcZPYaZOaSaXeaaeccggiggfgVcSO',
  'PVUUJVTZNYYTURVUYUOUTYQTXZZYXYdcfeegNVQK',
  'IRRLGGRVHXSJUTIPZSJKJPUZLZcWVXZbbeefMTOH',
  'HLURGVVXKYVPMSKHYTMRMYXaSZcWXZccZedhOVPI',
  'HSIHGLHSKUOOQNHOWPHGLMUPOXZUVWccdecdLQNE',
  'NLKHPKNWMSNJIEKJXFKIINLQVUdYXZdfdcYgOTQI',
  'HVRQHQVNLaTJTUHLXINJMTWYLYZUVXYZYbZcOUOJ',
  'UYZZXXacYZbTZXaYSQUZKaabaaZXYZfffgefUdRO',
  'GRLMEPKTHaNNLIGPYJIGKOSZLYaVUYabcfeeLTMF',
  'MUKRDQQLHXOOPQJKPRGEJSQUKYYSSSUUUZbeKSID',
  'HSMPEOTFFYTOPQHMYGJJISOPIVWTTUZcWdXeIQKD',
  'LMNNIPOaNdRJKISKdHKIUXdUaXTYRXfgafbhVaVO',
  'IYWZIYXaLdfYWYPTdYVWXcZcbdZUTZVdUdbfUcSN',
  'LWVTMXZMKaaTYPMWcOMVZZTZccbZZZdeegdhPXTL',
  'PVNUNTaYOcTUTXVKZUTLYZYTTbQRTVVWVWUWPTNI',
  'STQTPUSYQdYPMNQJbRNNXUQbZWZYYafieiehNTNH',
  'SbbcMZacQfZYZaNdccYabbccVRYbaceffgegUaPN',
  'UTUTTTbbcYddbdaaffcfhfeNfcLPQRRRRRRRYSOI',
  'UUUTTUdffbfeegdZhdabhbhegfNOOPPPPQQQUVPI',
  'TTUTUUccbacdaadYhaaXecdWgeOQQPQPQQQQTVQI',
  'UUTTUUffeZdcdecdhbcaedgegfQQPQQRRRRRWXRK',
  'UUVUUUffcbfccdgbfddaYgjYfhQRQRRQRRRRXWSL',
  'UUVUUVffhaggehheficcjhifhhPRRQRQQRRRaZUL',
  'UUUVVUchdafcefgchfgaigiYjgRRRRPRRRRRWYVM',
  'UUUVUUgghcifghefihgghhggheRRRRRQRRRRZaVN',
  'UUUUUUdfbdfcfcgagfddhifYhgRRRRQRRRRRZZVM',
  'UUUUUVffgchfdhgbgghggfigggRSRRRRRRRQWYWN',
  'LMKLLLNOKSPMMLNKTLJLONOUXSVQTVWXXXXYKeUL',
  'SSRSSSVWRXXSTTSRZSQSVVVVZTTORTVVXWUTbJcK',
  'JPKMMNNQMPRNNNOLUMKMPPQTVQORSUVSVVWVKcNI',
  'EHFGGFJKEMKHHGHGMFDEIJIJMLIIJKMNNOOPJJJ4',
];

const SIZE = TABLE.length;
const symbolOf = new Uint8Array(256).fill(SIZE - 1);
for (let i = 0; i < SYMBOLS.length; i++) {
  symbolOf[SYMBOLS.charCodeAt(i)] = i;
  symbolOf[SYMBOLS.charCodeAt(i) & ~32] = /[a-z]/.test(SYMBOLS[i]!) ? i : symbolOf[SYMBOLS.charCodeAt(i) & ~32]!;
}
const bits = new Float64Array(SIZE * SIZE);
TABLE.forEach((row, first) => {
  for (let second = 0; second < SIZE; second++) bits[first * SIZE + second] = DIGITS.indexOf(row[second]!) / 2;
});

/** Information content in bits of byte `second` following byte `first`, by their joint share in source text; letters in any case. */
export function bigramBits(first: number, second: number): number {
  return bits[symbolOf[first]! * SIZE + symbolOf[second]!]!;
}
