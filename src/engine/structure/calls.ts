import { type NamedValue, mayHoldSecret, type TextSpan } from './named-value.ts';
import { readQuoted, skipBlanks } from './scalars.ts';

/**
 * Functions that take a secret as an argument without its name, from the documentation of the libraries: `function position name`. The position counts from 1; behind a position, `:` says that the argument is `user:secret`, `/` that it is `user/secret@...`.
 * Rows are tried in order, and the first whose argument is a string gives it.
 */
const TABLE = `
mysql_connect 3 password
mysqli_connect 3 password
mysqli_real_connect 4 password
mysqli 3 password
pymysql.connect 3 password
MySQLdb.connect 3 password
PDO 3 password
DriverManager.getConnection 3 password
getConnection 2 password
createConnection 3 password
ftp_login 3 password
ldap_bind 3 password
ssh2_auth_password 3 password
imap_open 3 password
oci_connect 2 password
odbc_connect 3 password
sqlsrv_connect 3 password
pg_connect 4 password
FTP 3 password
FTP_TLS 3 password
login 2 password
Login 2 password
logIn 2 password
signIn 2 password
sign_in 2 password
signInWithEmailAndPassword 2 password
signInWithEmailAndPassword 3 password
createUserWithEmailAndPassword 2 password
createUserWithEmailAndPassword 3 password
authenticate 2 password
Authenticate 2 password
simple_bind_s 2 password
bind_s 2 password
connect 3 password
Connect 3 password
NetworkCredential 2 password
PSCredential 2 password
UsernamePasswordCredentials 2 password
UsernamePasswordCredential 4 password
UsernamePasswordAuthenticationToken 2 password
PasswordAuthentication 2 password
PasswordCredentials 2 password
PasswordCredential 3 password
PlainAuth 3 password
SetBasicAuth 2 password
setBasicAuth 2 password
basic_auth 2 password
basicAuth 2 password
BasicAuth 2 password
withBasicAuth 2 password
auth_basic 2 password
HTTPBasicAuth 2 password
HTTPDigestAuth 2 password
HTTPProxyAuth 2 password
HttpNtlmAuth 2 password
BasicAuthenticator 2 password
HttpBasicAuthenticator 2 password
Credentials.basic 2 password
AuthenticationHeaderValue 2 token
PlainTextAuthProvider 2 password
digest_auth 2 password
plain 2 password
ClientSecretCredential 3 client_secret
ClientCredential 2 client_secret
StaticCredentialsProvider 2 secret_key
NewStaticCredentials 2 secret_key
NewStaticCredentialsProvider 2 secret_key
BasicAWSCredentials 2 secret_key
AwsBasicCredentials.create 2 secret_key
BasicSessionCredentials 2 secret_key
AWSCredentials 2 secret_key
StorageSharedKeyCredential 2 account_key
NewSharedKeyCredential 2 account_key
StorageCredentials 2 account_key
AzureKeyCredential 1 api_key
ApiKeyCredential 1 api_key
create_user 3 password
create_superuser 3 password
set_password 1 password
setPassword 1 password
SetPassword 1 password
make_password 1 password
assertTrueLogin 2 password
jwt.sign 2 secret_key
jwt.encode 2 secret_key
jwt.decode 2 secret_key
jwt.verify 2 secret_key
JWT.encode 2 secret_key
JWT.decode 2 secret_key
JWT::encode 2 secret_key
JWT::decode 2 secret_key
jwtVerify 2 secret_key
Algorithm.HMAC256 1 secret_key
Algorithm.HMAC384 1 secret_key
Algorithm.HMAC512 1 secret_key
signWith 2 secret_key
signWith 1 secret_key
setSigningKey 1 secret_key
SignedString 1 secret_key
SymmetricSecurityKey 1 secret_key
hmacShaKeyFor 1 secret_key
SecretKeySpec 1 secret_key
PBEKeySpec 1 password
createHmac 2 secret_key
hmac.new 1 secret_key
hmac.New 2 secret_key
HMAC.hexdigest 2 secret_key
HMAC.digest 2 secret_key
hash_hmac 3 secret_key
Hmac.new 1 secret_key
HmacSHA256 2 secret_key
HmacSHA512 2 secret_key
HmacSHA1 2 secret_key
HMACSHA256 1 secret_key
HMACSHA512 1 secret_key
HMACSHA1 1 secret_key
new_from_slice 1 secret_key
createCipheriv 2 secret_key
createDecipheriv 2 secret_key
createCipher 2 secret_key
createDecipher 2 secret_key
scryptSync 1 password
pbkdf2Sync 1 password
PBKDF2 1 password
Rfc2898DeriveBytes 1 password
AES.new 1 secret_key
DES.new 1 secret_key
DES3.new 1 secret_key
Blowfish.new 1 secret_key
ARC4.new 1 secret_key
ChaCha20.new 1 secret_key
AES.encrypt 2 secret_key
AES.decrypt 2 secret_key
DES.encrypt 2 secret_key
TripleDES.encrypt 2 secret_key
aes.NewCipher 1 secret_key
des.NewCipher 1 secret_key
openssl_encrypt 3 secret_key
openssl_decrypt 3 secret_key
mcrypt_encrypt 2 secret_key
MessageEncryptor.new 1 secret_key
Fernet 1 secret_key
SecretBox 1 secret_key
AESGCM 1 secret_key
URLSafeTimedSerializer 1 secret_key
URLSafeSerializer 1 secret_key
TimestampSigner 1 secret_key
JSONWebSignatureSerializer 1 secret_key
cookieParser 1 secret_key
NewCookieStore 1 secret_key
sessions.NewCookieStore 1 secret_key
csrf.Protect 1 secret_key
NewFilesystemStore 2 secret_key
Keygrip 1 secret_key
KeyStore.load 2 password
keyStore.load 2 password
X509Certificate2 2 password
load_pem_private_key 2 password
load_key_and_certificates 2 password
extractall 1 password
ldap3.Connection 3 password
Connection 3 password
username_pw_set 2 password
setAuth 2 password
AuthenticateAsync 2 password
ConnectAsync 3 password
Sql.newInstance 3 password
SMTP.start 5 password
mysql_real_connect 4 password
credentials 4 password
authorization_basic 2 password
proxy_authorization_basic 2 password
open 5 password
Open 5 password
database 3 password
kmf.init 2 password
keyManagerFactory.init 2 password
auth 2 password
auth 1 password
AUTH 2 password
sql.Open 2 password
jwt.sign 2 secret_key
Algorithm.HMAC256 1 secret_key
createSecretKey 1 secret_key
new_from_slice 1 secret_key
from_secret 1 secret_key
generate_password_hash 1 password
hashpw 1 password
bcrypt.hash 1 password
bcrypt.compare 1 password
password_hash 1 password
password_verify 1 password
make_password 1 password
check_password 1 password
set_password 1 password
set_unusable_password 1 password
setPasswordHash 1 password
UserPassword 2 password
url.UserPassword 2 password
pass_ 1 password
Sequelize 3 password
forURL 3 password
SshClient 3 password
SftpClient 3 password
CreateAsync 2 password
setBearerAuth 1 token
bearer_auth 1 token
bearerAuth 1 token
WithBearer 1 token
basic 2 password
WiFi.begin 2 password
default_pw 1 password
GetBytes 1: password
cx_Oracle.connect 1/ password
oracledb.connect 1/ password
btoa 1: password
b64encode 1: password
base64_encode 1: password
base64.b64encode 1: password
Base64.encode64 1: password
strict_encode64 1: password
base64Encode 1: password
encodeToString 1: password
EncodeToString 1: password
encodeBase64String 1: password
ToBase64String 1: password
Buffer.from 1: password
utf8.encode 1: password
base64Encoded 1: password
setpassword 1 password
ZipFile.setPassword 1 password
`;

interface CallSpec {
  readonly position: number;
  /** What is between a user's name and the secret; empty if the argument is the secret. */
  readonly separator: string;
  readonly name: string;
}

/** What is known of a function. */
function callsOf(callee: string): CallSpec[] {
  const specs: CallSpec[] = [];
  const row = `\n${callee} `;
  for (let at = TABLE.indexOf(row); at >= 0; at = TABLE.indexOf(row, at + 1)) {
    const [position, name = ''] = TABLE.slice(at + row.length, TABLE.indexOf('\n', at + 1)).split(' ');
    specs.push({ position: Number.parseInt(position!, 10), separator: position!.slice(1), name });
  }
  return specs;
}

/** Functions that are known, each with its opening bracket. */
export function calleeNames(): string[] {
  const names = TABLE.trim()
    .split('\n')
    .map((row) => row.slice(0, row.indexOf(' ')));
  return [...new Set(names)].map((callee) => `${callee}(`);
}

/** What a string may be wrapped in: `[]byte("...")`, `Encoding.UTF8.GetBytes("...")`, `new SecretKeySpec("...".getBytes())`, `Some("...")`. */
const WRAPPER =
  /^(?:&|\*)?(?:new\s{1,4})?(?:\[\]byte|[A-Za-z_][\w.:]{0,48})\(\s{0,8}(?:(?:"[\w.-]{1,12}"|'[\w.-]{1,12}'),\s{0,4})?(?:[A-Za-z_]\w{0,24}\(\s{0,4})?/;
const MAX_ARGUMENTS = 8;

/** Reads the secret among the arguments of a call; `anchor` is the function's name with its opening bracket. */
export function readCall(text: string, anchor: TextSpan): NamedValue[] {
  if (/[\w$]/.test(text[anchor.start - 1] ?? ' ')) return [];
  const specs = callsOf(text.slice(anchor.start, anchor.end - 1));
  const args = readArgumentList(text, anchor.end);
  for (const { position, name, separator } of specs) {
    const argument = args[position - 1];
    const value = argument && separator !== '' ? behindUser(text, argument, separator) : argument;
    if (value && mayHoldSecret(text, value)) return [{ name, value }];
  }
  return [];
}

/** What functions are called that take an account, and those that take a key; from the first of these words on, a name goes on to its bracket. */
const ACCOUNT_WORDS = [
  'login',
  'log_in',
  'signin',
  'sign_in',
  'credential',
  'basicauth',
  'basic_auth',
  'authenticat',
  'passw',
  'connect',
  '_auth',
  '.auth',
  'authorize',
];
const KEY_WORDS = ['hmac', 'encrypt', 'decrypt', 'cipher', 'jwt', 'signwith'];

/** What the prefilter has to look for, in lower case. */
export function calleeWords(): readonly string[] {
  return [...ACCOUNT_WORDS, ...KEY_WORDS];
}

/** Reads the secret among the arguments of a call that is not in the table; `anchor` is a word of its name. */
export function readUnknownCall(text: string, anchor: TextSpan): NamedValue[] {
  const open = /^\w{0,24}[!?]?(?:\(|[ ](?=["']))/.exec(text.slice(anchor.end, anchor.end + 28));
  if (!open) return [];
  const start = callStart(text, anchor.start);
  const callee = text.slice(start, anchor.end + open[0].length - 1);
  if (callsOf(callee).length > 0 || /^(?:is|has|should|get|test|describe|it)[A-Z_]/.test(callee)) return [];
  const args = readArgumentList(text, anchor.end + open[0].length);
  const word = text.slice(anchor.start, anchor.end).toLowerCase();
  const isKey = KEY_WORDS.includes(word);
  const from = isKey ? 0 : word === 'connect' ? 2 : 1;
  for (let at = args.length - 1; at >= from; at--) {
    const value = args[at];
    if (value && mayHoldSecret(text, value) && isArgument(text, value))
      return [{ name: isKey ? 'secret_key' : 'password', value }];
  }
  return [];
}

function callStart(text: string, at: number): number {
  let start = at;
  while (start > 0 && at - start < 40 && /\w/.test(text[start - 1]!)) start--;
  return start;
}

/** No sentence, path, address, number or word in lower case. */
function isArgument(text: string, { start, end }: TextSpan): boolean {
  const value = text.slice(start, end);
  return (
    /[\d!@#$%^&*+=~]/.test(value) &&
    !/\s|:\/\/|^[./\d-]+$|^\w[\w.-]*@|^[\w-]+(?:\.[\w-]+)+$|^[a-z]{2,8}-?\d{1,4}$/i.test(value)
  );
}

/** What is behind the user's name in `user:secret`, if that is all there is. */
function behindUser(text: string, { start, end }: TextSpan, separator: string): TextSpan | undefined {
  const user = (separator === ':' ? /^[\w.@+-]{1,64}:(?=[^\s:/]{4,100}$)/ : /^\w{1,40}\/(?=[^\s@/]{4,100}@)/).exec(
    text.slice(start, end),
  );
  if (!user) return undefined;
  const from = start + user[0].length;
  return { start: from, end: separator === ':' ? end : text.indexOf('@', from) };
}

/** The arguments of a call: the string that each is, or undefined for what is none. */
function readArgumentList(text: string, at: number): (TextSpan | undefined)[] {
  const args: (TextSpan | undefined)[] = [];
  let next = at;
  while (args.length < MAX_ARGUMENTS) {
    next = skipBlanks(text, next, true);
    const wrapper = WRAPPER.exec(text.slice(next, next + 120))?.[0].length ?? 0;
    const value = readQuoted(text, next) ?? (wrapper > 0 ? readQuoted(text, next + wrapper) : undefined);
    const end = argumentEnd(text, next);
    args.push(value && value.next <= end ? value : undefined);
    if (text[end] !== ',') return args;
    next = end + 1;
  }
  return args;
}

/** The comma or bracket that ends the argument at `at`. */
function argumentEnd(text: string, at: number): number {
  let depth = 0;
  let next = at;
  while (next < text.length) {
    const char = text[next]!;
    if ('([{'.includes(char)) depth++;
    else if (')]}'.includes(char) && depth-- === 0) return next;
    else if (char === ',' && depth === 0) return next;
    else if (char === ';' && depth === 0) return next;
    next = readQuoted(text, next)?.next ?? next + 1;
  }
  return next;
}
