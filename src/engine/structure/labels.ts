/** Last words of keys whose value is the name of a setting. */
const NAME_WORD =
  /^(?:name|key|id|field|header|variable|var|env|property|param|parameter|attribute|option|setting|label|title|identifier|k|n|path|secretname|keyname|headername|varname|envname|settingname)$/i;
/** Last words of keys whose value is the value of a setting. */
const VALUE_WORD =
  /^(?:value|val|v|default|defaultvalue|content|contents|text|data|string|plaintext|literal|secret|secretstring|secretvalue|stringvalue|stringdata|current|initial|initialvalue|actual|raw|unset|fallback|defaultsto|example|parametervalue|currentvalue)$/i;

/** A key taken apart: what it shares with the keys beside it, and its last word: `param2.` and `name` of `param2.name`, `Parameter` and `Key` of `ParameterKey`. */
export interface Label {
  readonly prefix: string;
  readonly word: string;
}

/** Takes a key apart, without what XML, JSON of XML and languages put before it. */
export function parseLabel(label: string): Label {
  const bare = label.replace(/^(?:[@#$:-]|[A-Za-z]\w{0,24}:)+/, '');
  const separated = /^(.*[._-])([A-Za-z]+)$/.exec(bare);
  if (separated) return { prefix: separated[1]!, word: separated[2]! };
  const hump = /^(.*[a-z0-9])((?:Name|Key|Id|Field|Value|Default|Data|Text|Content))$/.exec(bare);
  return hump ? { prefix: hump[1]!, word: hump[2]! } : { prefix: '', word: bare };
}

/** Whether the value of this key names a setting. */
export function isNameLabel(label: string): boolean {
  const { prefix, word } = parseLabel(label);
  return NAME_WORD.test(word) && !/user|host|file|class|first|last|display|full|domain|group|role/i.test(prefix);
}

/** Whether the value of this key is that of a setting named beside it. */
export function isValueLabel(label: string): boolean {
  return VALUE_WORD.test(parseLabel(label).word);
}
