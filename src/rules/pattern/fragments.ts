/** Parts that patterns share, by name: `(?&hex){32}` means 32 hexadecimal digits. Names as in the templates of examples. */
export const FRAGMENTS: ReadonlyMap<string, string> = new Map([
  ['digits', '[0-9]'],
  ['lower', '[a-z]'],
  ['upper', '[A-Z]'],
  ['hex', '[0-9a-f]'],
  ['HEX', '[0-9A-F]'],
  ['hexany', '[0-9A-Fa-f]'],
  ['alnum', '[0-9a-z]'],
  ['ALNUM', '[0-9A-Z]'],
  ['base32', '[A-Z2-7]'],
  ['base62', '[0-9A-Za-z]'],
  ['base64', '[0-9A-Za-z+/]'],
  ['base64url', '[0-9A-Za-z_-]'],
  ['uuid', '[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}'],
  // Lookaheads for what may not begin here. They keep the prefilter's candidates few; everything else that is not a secret is left to evidence.
  ['no_expression', '(?!2[abxy]\\$|[A-Za-z_$]{1,60}[0-9]{0,5}(?:\\.[A-Za-z_]|\\(|\\[|->|::|\\?\\.))'],
  [
    'no_constant',
    '(?![A-Z0-9]{1,24}(?:_[A-Z0-9]{1,24}){1,8}(?![A-Za-z0-9_-])|[A-Z]{2,24}[0-9]{0,2}(?:[-./:][A-Z]{1,24}[0-9]{0,3}){1,8}(?![A-Za-z0-9_-]))',
  ],
  [
    'no_reference',
    '(?!\\$[0-9a-z]{1,10}\\$|###|[$][{(A-Za-z_]|\\{|<|%[A-Za-z({]|\\*{3}|#\\{|&[a-z]{2,6};|\\.{0,2}/|\\.[a-z]|[.#][A-Za-z-]{2,40}["\'`]|[~^][0-9]|(?i:https?:))',
  ],
  [
    'no_keyword',
    '(?!(?i:null|none|nil|true|false|undefined|string|text|password|required|optional|hidden|boolean|bool|bytes|number|object|self|always|never|on_create|enabled|disabled|unset|unknown|integer|char|varchar|dict|float|prompt|xyes|xno)(?![A-Za-z0-9_]))',
  ],
  [
    'no_type',
    '(?!(?i:null|none|nil|true|false|undefined|string|text|required|optional|hidden|boolean|bool|bytes|number|object|self|always|never|on_create|enabled|disabled|unset|unknown|integer|char|varchar|dict|float|prompt|xyes|xno)(?![A-Za-z0-9_]))',
  ],
  ['jwt', 'eyJ[0-9A-Za-z_-]{10,600}\\.eyJ[0-9A-Za-z_-]{10,3000}\\.[0-9A-Za-z_-]{10,900}'],
  // Parts of the rules of the class `handling`: names of secrets, the arguments of a call before one, and the ways to pass one.
  [
    'no_secret_name',
    '(?!(?i:is|has|have|had|no|not|need|needs|require|requires|required|use|uses|used|with|without|show|hide|enable|enabled|disable|disabled|allow|allowed|valid|invalid|validate|verify|missing|forgot|forgotten|reset|change|changed|update|updated|confirm|check|can|should|must|will|csrf|xsrf|next|prev|previous|page|pagination|continuation|continue|sync|cancel|cancellation|unknown|unexpected|expected|current|cur|start|end|eos|bos|sos|pad|eof|stop|first|last|lex|lexer|parser|parse|syntax|operator|string|num|number|count|max|min|total|per|public|hash|hashed|encrypted|encoded|masked|redacted|obfuscated|fake|dummy|mock|test|delete|create|generate|get|set|on|peek|match|name|comment|identifier|punctuator)_|(?:[iI](?:s|nvalid|dentifier)|[hH](?:as|ave|ad|ide|ash|ashed)|[nN](?:o|ot|eed|eeds|ext|um|umber|ame)|[rR](?:equire|equires|equired|eset|edacted)|[uU](?:se|ses|sed|pdate|pdated|nknown|nexpected)|[wW](?:ith|ithout|ill)|[sS](?:how|hould|ync|tart|os|top|yntax|tring|et)|[eE](?:nable|nabled|xpected|nd|os|of|ncrypted|ncoded)|[dD](?:isable|isabled|ummy|elete)|[aA](?:llow|llowed)|[vV](?:alid|alidate|erify)|[mM](?:issing|ust|ax|in|asked|ock|atch)|[fF](?:orgot|orgotten|irst|ake)|[cC](?:hange|hanged|onfirm|heck|an|srf|ontinuation|ontinue|ancel|ancellation|urrent|ur|ount|reate|omment)|[xX]srf|[pP](?:rev|revious|age|agination|ad|arser|arse|er|ublic|eek|unctuator)|[bB]os|[lL](?:ast|ex|exer)|[oO](?:perator|bfuscated|n)|[tT](?:otal|est)|[gG](?:enerate|et))(?=[A-Z]))',
  ],
  [
    'secret_name',
    '(?&no_secret_name)\\w{0,32}?(?i:passw(?:or)?ds?|pass_?phrase|passcode|(?:api|access|secret|private|auth|signing|encryption|master|account|shared|ssh|service)_?key|secret|token|credentials?|bearer|(?:db|database|user|smtp|mail|ftp|admin|root|redis|mysql|postgres|pg|ssh|my|ldap)_?pass|(?:[a-ce-z0-9]|[a-ko-z0-9]d)_?pwd|connection_?string)[0-9]?(?!\\w)',
  ],
  [
    'closed_text',
    '(?:"[^"\\\\\\n]{0,100}(?:\\\\[^\\n][^"\\\\\\n]{0,20}){0,6}"|\'[^\'\\\\\\n]{0,100}(?:\\\\[^\\n][^\'\\\\\\n]{0,20}){0,6}\'|`[^`]{0,200}`)',
  ],
  [
    'plain_word',
    '(?!(?i:labels?|errors?|messages?|msgs?|strings?|texts?|i18n|t|fields?|columns?|styles?|types?|keys|names?|consts?|constants?|placeholders?|schema|kind|tokenkind|tokentype|r|css|classes|icons?|routes?|events?|actions?|permissions?|scopes?|features?|flags?|enum|syntaxkind|enums)\\s?(?:\\?|!)?(?:\\.|\\[|::)|(?:typeof|sizeof|not|in|instanceof|new|class|isset|empty|if|unless|while|def|function|return)\\s)\\w{1,40}(?!\\w)(?:\\([^()\\n]{0,60}(?:\\([^()\\n]{0,40}\\)[^()\\n]{0,30}){0,2}\\)|\\[[^\\]\\n]{0,60}\\]|(?![(\\[]))',
  ],
  [
    'wrapper',
    '(?:str|repr|String|format|stringify|dumps|to_json|json_encode|Sprintf|Sprint|concat|format!|Some|Ok|Field|WithField|print_r|var_export|inspect|encode|decode|encodeURIComponent|quote|quote_plus|urlencode|QueryEscape|escape)!?\\(\\s{0,4}',
  ],
  [
    'argument',
    '(?:\\s{1,40}(?!\\s)|(?&closed_text)|(?&wrapper)|%\\s?\\(|(?&plain_word)|[,+.%:@$\\[\\]{}*/\\\\#&-]|=(?!=)>?|->|\\?[.?]|\\|\\||<<|!\\.)',
  ],
  [
    'owner_path',
    '(?:(?!(?i:labels?|errors?|messages?|strings?|i18n|fields?|keys|names?|constants?)\\W)\\w{1,40}(?:\\.|\\?\\.|->|::|:(?!:))){0,4}',
  ],
  [
    'secret_variable',
    '(?=(?&secret_name)(?:\\.(?:toString|to_s|to_string|trim|strip|inspect|decode|as_str|clone|unwrap|expose_secret|get_secret_value|reveal|hex|base64)(?:\\(\\))?){0,2}(?:\\s{0,8}(?:[,)+;}\\]]|\\|\\||\\?\\?|<<|//|\\r?\\n)|\\s{0,2}\\.\\s{0,2}[\\"\'$]|(?![\\s\\S])))',
  ],
  [
    'secret_lookup',
    '(?:(?:getenv|Getenv|GetEnvironmentVariable|env|var|get|fetch|getProperty)\\([\\"\'](?=[A-Z][A-Z0-9_]{2,48}[\\"\'])|(?!(?i:labels?|errors?|messages?|strings?|i18n|fields?|columns?|t|texts?)\\[)\\w{1,40}\\[[\\"\':]{1,2})(?=(?&secret_name)[\\"\']?[\\])])',
  ],
  [
    'secret_in_text',
    '(?:`(?:[^`\\\\]|\\\\[^\\n]){0,160}?\\$\\{\\s?(?&owner_path)(?=(?&secret_name)\\s?(?:\\}|\\|\\||\\?\\?))|[\\"@](?:[^\\"\\\\\\n]|\\\\[^(\\n]){0,160}?(?:[$#]\\{\\s?(?&owner_path)(?=(?&secret_name)\\s?\\})|\\\\\\((?&owner_path)(?=(?&secret_name)\\))|\\$(?&owner_path)(?=(?&secret_name)(?!->|[(\\[]|\\.\\w)))|[fF$][rR@]?(?:\\"(?:[^\\"\\\\\\n]|\\\\[^\\n]){0,160}?|\'(?:[^\'\\\\\\n]|\\\\[^\\n]){0,160}?)\\{(?&owner_path)(?=(?&secret_name)\\s?[!:=}]))',
  ],
  ['held_secret', '(?:(?&secret_in_text)|(?&secret_lookup)|(?&secret_variable))'],
  [
    'no_parser',
    '(?![^\\n]{0,120}(?i:unexpected|expected|unrecogni[sz]ed|unknown|illegal|unterminated|undefined|consumed?|lexed|parsed?)\\W[^\\n]{0,30}(?i:token))',
  ],
]);
