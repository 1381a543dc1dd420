import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { scanText, smallProgram } from '../../support/program.ts';

const program = smallProgram();
const TOKEN = ['acm_', 'Zk3Qv9Lp2Xw7'].join('');
const HEADER = 'Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n';
const latin = new TextDecoder('latin1');
const secretsIn = (text: string): string[] =>
  scanText(program, text).map(({ secret, decoded }) =>
    `${decoded?.join() ?? ''} ${latin.decode(secret.reveal())}`.trim(),
  );

/** Encodes a line as mail programs do (RFC 2045, 6.7): octets in capitals, lines of 76 characters. */
function encode(text: string): string {
  const units = Array.from(Buffer.from(text), (byte) =>
    byte === 0x3d || byte > 0x7e ? `=${byte.toString(16).toUpperCase().padStart(2, '0')}` : String.fromCharCode(byte),
  );
  let line = '';
  const lines = [];
  for (const unit of units) {
    if (line.length + unit.length > 75) {
      lines.push(`${line}=`);
      line = '';
    }
    line += unit;
  }
  return [...lines, line].join('\r\n');
}

/** So long that a line breaks in the middle of what follows. */
const SENTENCE = 'This is the token that you asked for yesterday: ';

describe('quoted-printable text is decoded', () => {
  test('after a MIME header', () => {
    expect(secretsIn(`${HEADER}${encode(`Good morning. ${SENTENCE}${TOKEN}`)}\r\n`)).toEqual([
      `quoted-printable ${TOKEN}`,
    ]);
  });

  test('between the parts of a message', () => {
    const boundary = '------=_Part_17_1234.5678';
    const parts = [
      `${HEADER}${encode(`Good morning. ${SENTENCE}${TOKEN}`)}\r\n`,
      'Content-Type: text/html; charset=utf-8\r\n\r\n<p class="a">',
    ];
    expect(secretsIn(['', ...parts, ''].join(`\r\n${boundary}\r\n`))).toEqual([`quoted-printable ${TOKEN}`]);
  });

  test('without a header, next to octets that have to be encoded', () => {
    expect(secretsIn(`${encode(`Grüße. ${SENTENCE}${TOKEN}`)}\r\n`)).toEqual([`quoted-printable ${TOKEN}`]);
    expect(secretsIn(`${encode(`https://a.example/?a=1&b=2 -- ${SENTENCE.slice(20)}${TOKEN}`)}\r\n`)).toEqual([
      `quoted-printable ${TOKEN}`,
    ]);
  });

  test('wherever a line breaks', () => {
    fc.assert(
      fc.property(fc.nat({ max: 90 }), fc.boolean(), (length, isNamed) => {
        const text = encode(`${isNamed ? '' : 'é = è '}${'lorem ipsum '.repeat(8).slice(0, length)} ${TOKEN} dolor`);
        const found = secretsIn(`${isNamed ? HEADER : ''}${text}\r\n`).map((one) => one.split(' ').at(-1));
        expect(found).toEqual([TOKEN]);
      }),
    );
  });
});

describe('other text is not', () => {
  const padding = 'x'.repeat(60);

  test('a value whose line ends in = does not continue on the next line', () => {
    for (const end of ['=\n', '=\r\n']) expect(secretsIn(`PADDING_${padding} ${TOKEN}${end}abcd\n`)).toEqual([TOKEN]);
  });

  test('not even next to an octet, if another = is none', () => {
    expect(secretsIn(`URL=https://a.example/?q=3Da&r=3Db\nA${padding} ${TOKEN}=\nabcd\n`)).toEqual([TOKEN]);
  });

  test('a value that begins with 3D keeps it', () => {
    expect(secretsIn(`acme=3D${TOKEN}\n`)).toEqual([]);
    expect(secretsIn('acme_key=3D9f2c4b7d31e8a6035\n')).toEqual([]);
  });

  test('whatever the lines of an environment file hold', () => {
    const value = fc.string({
      unit: fc.constantFrom(...Array.from('abcdef0123456789ABCDEF+/')),
      minLength: 1,
      maxLength: 90,
    });
    const line = fc
      .tuple(fc.constantFrom('KEY', 'SALT', 'ID'), value, fc.constantFrom('', '=', '=='))
      .map((one) => one);
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 8 }), (lines) => {
        const text = lines.map(([name, body, end]) => `${name}=g${body}${end}\n`).join('');
        expect(secretsIn(`${text}${padding}=\n${TOKEN}\n`)).toEqual([TOKEN]);
      }),
    );
  });
});
