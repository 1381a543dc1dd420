import { present } from '../core/present.ts';

/**
 * What could move a cursor, hide text or turn its direction: controls (C0, C1, DEL), format characters (zero-width, bidirectional, soft
 * hyphen, tags), line and paragraph separators, lone surrogates, private use, and letters that are drawn as nothing.
 */
const UNSAFE = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\u115f\u1160\u2800\u3164\uffa0]|\p{Variation_Selector}/gu;
/** What a build's log reads as a command where it is: `::name::` at the beginning of a line, `##[name]` anywhere. */
const COMMAND = /^(?=\s*::)(\s*):|##\[/g;
/** Text that a spreadsheet takes for a formula, in any script it knows; leading spaces do not help. */
const FORMULA = /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20|%]/;

function visible(char: string): string {
  return `\\u{${present(char.codePointAt(0)).toString(16)}}`;
}

/** Text from a repository made safe for a terminal or a build's log: unsafe characters become visible escapes, `\u{1b}`. */
export function escapeTerminal(text: string): string {
  return text
    .replace(UNSAFE, visible)
    .replace(COMMAND, (_, space: string | undefined) => (space === undefined ? '##\\u{5b}' : `${space}\\u{3a}`));
}

/** Text for HTML or XML, in an element or a quoted attribute. */
export function escapeMarkup(text: string): string {
  return text
    .replace(UNSAFE, visible)
    .replace(/[\ufffe\uffff]/g, visible)
    .replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}

/** What Markdown reads as more than text, in the middle of a line: code, emphasis, links, mentions, references, images, tags, entities, cells. */
const MARKDOWN = /[\\`*_[\]<>&#|~@$!"]|:(?=\/\/)|(?<=www)\./gi;

/** Text for Markdown, outside code and not at the beginning of a line: nothing in it is anything but text. */
export function escapeMarkdown(text: string): string {
  return text.replace(UNSAFE, visible).replace(MARKDOWN, (char) => `&#${char.charCodeAt(0)};`);
}

/** A link in Markdown whose text is its address; nothing but text where it is no web address. */
export function markdownLink(url: string): string {
  return /^https?:\/\//i.test(url)
    ? `<${url.replace(UNSAFE, visible).replace(/[\s<>|`\\]/g, percentEncoded)}>`
    : escapeMarkdown(url);
}

/** Text as a code span in Markdown, in a table's cell too: a backtick or a bar in it becomes a visible escape. */
export function codeSpan(text: string): string {
  const safe = text.replace(UNSAFE, visible).replace(/[`|]/g, visible);
  return safe.trim() === '' ? `\`${visible(safe.charAt(0) || ' ')}\`` : `\`${safe}\``;
}

/** A cell of a CSV file (RFC 4180), quoted; what a spreadsheet would take for a formula gets an apostrophe before it. */
export function csvCell(text: string): string {
  const safe = text.replace(UNSAFE, visible);
  return `"${FORMULA.test(safe) ? "'" : ''}${safe.replaceAll('"', '""')}"`;
}

/** The message of a workflow command. */
export function commandText(text: string): string {
  return text.replace(/[%\r\n]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`);
}

/** The value of a property of a workflow command. */
export function commandProperty(text: string): string {
  return commandText(text).replace(/[:,]/g, (char) => (char === ':' ? '%3A' : '%2C'));
}

/** A path, as reports show it, as a relative URI reference: each segment percent-encoded. */
export function pathUri(path: string): string {
  return path
    .replace(/\p{Cs}/gu, '\ufffd')
    .split('/')
    .map((segment) => encodeURIComponent(segment).replace(/[!'()*]/g, percentEncoded))
    .join('/');
}

function percentEncoded(char: string): string {
  return `%${char.charCodeAt(0).toString(16).toUpperCase()}`;
}
