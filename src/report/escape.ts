import { present } from '../core/present.ts';

/**
 * Characters that could move the cursor, hide text or change its direction: controls (C0, C1, DEL), format characters (zero-width, bidirectional,
 * soft hyphen, tags), line and paragraph separators, lone surrogates, private use, and letters drawn as nothing.
 */
const UNSAFE = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\u115f\u1160\u2800\u3164\uffa0]|\p{Variation_Selector}/gu;
/** What a build log interprets as a command: `::name::` at the start of a line, `##[name]` anywhere. */
const COMMAND = /^(?=\s*::)(\s*):|##\[/g;
/** Text that a spreadsheet interprets as a formula, in any script it supports, even after spaces. */
const FORMULA = /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20|%]/;

function visible(char: string): string {
  return `\\u{${present(char.codePointAt(0)).toString(16)}}`;
}

/** Makes text from a repository safe for a terminal or a build log: unsafe characters become visible escapes, `\u{1b}`. */
export function escapeTerminal(text: string): string {
  return text
    .replace(UNSAFE, visible)
    .replace(COMMAND, (_, space: string | undefined) => (space === undefined ? '##\\u{5b}' : `${space}\\u{3a}`));
}

/** Escapes text for HTML or XML, in an element or a quoted attribute. */
export function escapeMarkup(text: string): string {
  return text
    .replace(UNSAFE, visible)
    .replace(/[\ufffe\uffff]/g, visible)
    .replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}

/** Markdown syntax within a line: code, emphasis, links, mentions, references, images, tags, entities, cells. */
const MARKDOWN = /[\\`*_[\]<>&#|~@$!"]|:(?=\/\/)|(?<=www)\./gi;

/** Escapes text for Markdown, outside code and not at the start of a line, so that all of it is plain text. */
export function escapeMarkdown(text: string): string {
  return text.replace(UNSAFE, visible).replace(MARKDOWN, (char) => `&#${char.charCodeAt(0)};`);
}

/** A link in Markdown whose text is its address; plain text if it is not a web address. */
export function markdownLink(url: string): string {
  return /^https?:\/\//i.test(url)
    ? `<${url.replace(UNSAFE, visible).replace(/[\s<>|`\\]/g, percentEncoded)}>`
    : escapeMarkdown(url);
}

/** A code span in Markdown, also in a table cell: backticks and bars become visible escapes. */
export function codeSpan(text: string): string {
  const safe = text.replace(UNSAFE, visible).replace(/[`|]/g, visible);
  return safe.trim() === '' ? `\`${visible(safe.charAt(0) || ' ')}\`` : `\`${safe}\``;
}

/** A quoted cell of a CSV file (RFC 4180). A spreadsheet formula gets a leading apostrophe. */
export function csvCell(text: string): string {
  const safe = text.replace(UNSAFE, visible);
  return `"${FORMULA.test(safe) ? "'" : ''}${safe.replaceAll('"', '""')}"`;
}

/** Escapes the message of a workflow command. */
export function commandText(text: string): string {
  return text.replace(/[%\r\n]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`);
}

/** Escapes the value of a property of a workflow command. */
export function commandProperty(text: string): string {
  return commandText(text).replace(/[:,]/g, (char) => (char === ':' ? '%3A' : '%2C'));
}

/** The relative URI reference of a path as reports show it, with each segment percent-encoded. */
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
