"use strict";var Dt=require("./chunk-4A4IJQA6.js"),Nt=/^(?:\$[{(A-Za-z_]|\{\{|<|%[({]|#\{|@\{|\[(?:variables|parameters|concat)\(|(?:true|false|null|none|nil|undefined|string|secure_?string|password|text|boolean|bool|integer|object|array|number|required|optional|hidden|yes|no)$)/i;function v(t,{start:e,end:s}){let r=s-e;return r>=4&&r<=1024&&!Nt.test(t.slice(e,Math.min(s,e+24)))}var U=/(?:[bBfFrRuUL@$]{0,2})(?:"((?:[^"\\\n]|\\[^\n])*)"|'((?:[^'\\\n]|\\[^\n])*)'|`([^`\n]*)`)/dy;function h(t,e){if(!Wt(t,e))return;U.lastIndex=e;let s=U.exec(t),r=s?.indices&&(s.indices[1]??s.indices[2]??s.indices[3]);return r&&{start:r[0],end:r[1],quoted:!0,next:U.lastIndex}}function Wt(t,e){for(let s=e;s<e+3;s++){let r=t[s];if(r==='"'||r==="'"||r==="`")return!0;if(r===void 0||!"bBfFrRuUL@$".includes(r))return!1}return!1}function E(t,e,s){let r=e,n=Math.min(t.length,e+1100);for(;r<n&&t[r]!==`
`&&!s.includes(t[r]);)r++;let a=r;for(;r>e&&K(t.charCodeAt(r-1));)r--;return{start:e,end:r,quoted:!1,next:a}}function K(t){return t===32||t===9||t===13}function m(t,e,s=!1){let r=e;for(;r<t.length&&(K(t.charCodeAt(r))||s&&t[r]===`
`);)r++;return r}function it(t,e,s=!1){let r=e-1;for(;r>=0&&(K(t.charCodeAt(r))||s&&t[r]===`
`);)r--;return r}var z=`
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
setpassword 1 password
ZipFile.setPassword 1 password
`;function jt(t){let e=[],s=`
${t} `;for(let r=z.indexOf(s);r>=0;r=z.indexOf(s,r+1)){let[n,a=""]=z.slice(r+s.length,z.indexOf(`
`,r+1)).split(" ");e.push({position:Number(n),name:a})}return e}function Ut(){let t=z.trim().split(`
`).map(e=>e.slice(0,e.indexOf(" ")));return[...new Set(t)].map(e=>`${e}(`)}var Kt=/^(?:&|\*)?(?:new\s{1,4})?(?:\[\]byte|[A-Za-z_][\w.:]{0,48})\(\s{0,8}(?:(?:"[\w.-]{1,12}"|'[\w.-]{1,12}'),\s{0,4})?(?:[A-Za-z_]\w{0,24}\(\s{0,4})?/,Lt=8;function Rt(t,e){if(/[\w$]/.test(t[e.start-1]??" "))return[];let s=jt(t.slice(e.start,e.end-1)),r=Zt(t,e.end);for(let{position:n,name:a}of s){let i=r[n-1];if(i&&v(t,i))return[{name:a,value:i}]}return[]}function Zt(t,e){let s=[],r=e;for(;s.length<Lt;){r=m(t,r,!0);let n=Kt.exec(t.slice(r,r+120))?.[0].length??0,a=h(t,r)??(n>0?h(t,r+n):void 0),i=Jt(t,r);if(s.push(a&&a.next<=i?a:void 0),t[i]!==",")return s;r=i+1}return s}function Jt(t,e){let s=0,r=e;for(;r<t.length;){let n=t[r];if("([{".includes(n))s++;else if(")]}".includes(n)&&s--===0||n===","&&s===0||n===";"&&s===0)return r;r=h(t,r)?.next??r+1}return r}var Vt=/^(?:name|key|id|field|header|variable|var|env|property|param|parameter|attribute|option|setting|label|title|identifier|k|n|path|secretname|keyname|headername|varname|envname|settingname)$/i,Qt=/^(?:value|val|v|default|defaultvalue|content|contents|text|data|string|plaintext|literal|secret|secretstring|secretvalue|stringvalue|stringdata|current|initial|initialvalue|actual|raw|unset|fallback|defaultsto|example|parametervalue|currentvalue)$/i;function F(t){let e=t.replace(/^(?:[@#$:-]|[A-Za-z]\w{0,24}:)+/,""),s=/^(.*[._-])([A-Za-z]+)$/.exec(e);if(s)return{prefix:s[1],word:s[2]};let r=/^(.*[a-z0-9])((?:Name|Key|Id|Field|Value|Default|Data|Text|Content))$/.exec(e);return r?{prefix:r[1],word:r[2]}:{prefix:"",word:e}}function T(t){let{prefix:e,word:s}=F(t);return Vt.test(s)&&!/user|host|file|class|first|last|display|full|domain|group|role/i.test(e)}function B(t){return Qt.test(F(t).word)}var ot=64,Xt=32,H="{[(",I="}])",L=/(?:"((?:[^"\\\n]|\\.)*)"|'((?:[^'\\\n]|\\.)*)'|([@$#:]?[\w.-]+))\s{0,20}(?:=>|:=|[:=](?![:=]))\s{0,60}/y;function C(t,e){let s=[],r=e;for(;s.length<ot;){r=Gt(t,r);let n=t[r];if(n===void 0||I.includes(n))return s;L.lastIndex=r;let a=L.exec(t),i=a?L.lastIndex:r,o=lt(t,i);o.value&&s.push({label:a?a[1]??a[2]??a[3]:void 0,value:o.value}),r=Math.max(o.next,r+1)}return s}function Gt(t,e){let s=m(t,e,!0);for(;t[s]===","||t[s]===";";)s=m(t,s+1,!0);return s}function lt(t,e){let s=t[e];if(s!==void 0&&H.includes(s)){let a=ut(t,e);return{value:void 0,next:/^[\w.*]{1,40}[{(]/.test(t.slice(a,a+42))?ut(t,Yt(t,a)):a}}let r=h(t,e);if(r)return{value:r,next:r.next};let n=E(t,e,",;}])");return{value:n,next:n.next}}function Yt(t,e){let s=e;for(;!H.includes(t[s]);)s++;return s}function ut(t,e){let s=0,r=e;for(;r<t.length;){let n=t[r];if(H.includes(n)?s++:I.includes(n)&&s--,s===0)return r+1;if(s>Xt)return t.length;r=h(t,r)?.next??r+1}return r}function ct(t,e){let s=[],r=e;for(;s.length<ot&&r<t.length;){r=m(t,r,!0);let{value:n,next:a}=lt(t,r);if(s.push(n&&t[n.start-1]!==void 0&&/["'`]/.test(t[n.start-1])?n:void 0),r=m(t,a,!0),t[r]!==",")return{values:s,next:r};r++}return{values:s,next:r}}function te(t,e){let s=[],r=Math.min(t.length,e+800),n=1;for(let a=e;a<r&&n>0;a++){let i=t[a];if(I.includes(i)&&n--,i!=="{"){a=(h(t,a)?.next??a+1)-1;continue}n++,s.push(...A(C(t,a+1)))}return s.slice(0,1)}function ee(t,e){let s=0;for(let r=e-1;r>=0;r--){let n=t[r];if(I.includes(n))s++;else{if(H.includes(n)&&s--===0)return r+1;(n==='"'||n==="'")&&(r=re(t,r,n))}}return-1}function re(t,e,s){let r=t.lastIndexOf(s,e-1);return r<0||t.slice(r,e).includes(`
`)?e:r}function A(t,e=""){let s=t.filter(({label:a})=>a!==void 0&&B(a)),{prefix:r}=F(e),n=s.filter(({label:a=""})=>F(a).prefix===r);return(n.length>0?n:s).map(({value:a})=>a)}var se=40,ne=/^insert\s+(?:ignore\s+)?into\s+[\w."`[\]]{1,80}\s*\(([^()]{1,600})\)\s*(?:output\s[^()]{1,80})?values\s*(?=\()/di,ae=/passw|pwd|secret|token|api_?key|access_?key|private_?key|credential|_pass\b|passphrase/i;function ie(t,e){let s=t.slice(e.start),r=ne.exec(s),n=r?.indices?.[1];if(!r||!n)return[];let a=oe(r[1],e.start+n[0]),i=[],o=e.start+r[0].length;for(let u=0;u<se&&t[o]==="(";u++){let{values:c,next:g}=ct(t,o+1);for(let{column:x,name:S}of a){let q=c[x];q&&v(t,q)&&i.push({name:S,value:q})}if(o=m(t,g+1,!0),t[o]!==",")break;o=m(t,o+1,!0)}return i}function oe(t,e){let s=[],r=e;for(let[n,a]of t.split(",").entries()){let i=/[\w.-]+/.exec(a);i&&ae.test(i[0])&&s.push({column:n,name:{start:r+i.index,end:r+i.index+i[0].length}}),r+=a.length+1}return s}var dt=`
docker login|podman login|buildah login|skopeo login|helm registry login|oras login|nerdctl login|crane auth login|oc login|cf login|argocd login|az login: -p --password -t --token
skopeo copy|skopeo inspect|skopeo sync: --creds@ --src-creds@ --dest-creds@
mysql|mysqldump|mysqladmin|mysqlimport|mysqlcheck|mysqlshow|mysqlpump|mysqlslap|mysqlbinlog|mariadb|mariadb-dump|mydumper|myloader: -p+ --password
xtrabackup|innobackupex: -p* --password
sshpass: -p*
curl: -u@ --user@ -U@ --proxy-user@ --pass --proxy-pass --oauth2-bearer
wget: --password --http-password --ftp-password --proxy-password
http|https|xh: -a@ --auth@
redis-cli|redis-benchmark|keydb-cli|valkey-cli: -a --pass
sqlcmd|bcp|osql|tsql|mssql-cli: -P*
sqlplus|sqlldr|expdp|impdp|rman target: #1@/
ldapsearch|ldapmodify|ldapadd|ldapdelete|ldapwhoami|ldapmodrdn|ldapcompare: -w*
ldappasswd: -w* -s* -a*
nuget|nuget.exe|dotnet nuget|choco: -ApiKey -apikey -k --api-key -Password -p --password
htpasswd|mosquitto_passwd: #3
keytool|jarsigner|apksigner: -storepass -keypass -srcstorepass -deststorepass -srckeypass -destkeypass -new --ks-pass --key-pass
openssl: -passin -passout -pass -k -password
mongo|mongosh|mongodump|mongorestore|mongoexport|mongoimport|mongostat: -p* --password
cqlsh|nodetool: -p -pw --password
clickhouse-client|clickhouse|vsql|cypher-shell|arangosh|couchbase-cli|cbq|beeline|trino: -p -w --password --server.password
influx: -password --token -t
neo4j-admin set-initial-password|neo4j-admin dbms set-initial-password: #1
rabbitmqctl add_user|rabbitmqctl change_password|rabbitmqctl authenticate_user: #2
rabbitmqadmin: -p --password password=
mosquitto_pub|mosquitto_sub|mosquitto_rr: -P --pw
smbclient|rpcclient|smbmap|winexe: -U@% --user@% -p
xfreerdp|wfreerdp|xfreerdp3: /p:
rdesktop: -p
net use: #3
net user: #2
psexec|psexec64|PsExec.exe|paexec: -p
cmdkey: /pass:
schtasks: /RP /P
sc config|sc create|sc.exe config|sc.exe create: password=
zip|unzip|zipcloak: -P*
7z|7za|7zz: -p+
rar|unrar: -p+ -hp+
gpg|gpg2: --passphrase
useradd|usermod: -p --password
svn: --password
twine upload|poetry publish|flit publish|uv publish|hatch publish: -p --password -t --token -a --auth
poetry config: #3
cargo login|npm token|snyk auth: #1
sentry-cli|codecov|circleci|vercel|netlify|railway|flyctl|doppler|snyk|newrelic|gitlab-runner register|glab: -t --token --auth-token --api-key --registration-token --auth
dotnet user-secrets set|aws configure set|npm config set|yarn config set|pnpm config set|pip config set|composer config|wp config set|netlify env:set|heroku config:set|pulumi config set|gcloud config set|occ config:system:set: #set
vault login|consul|nomad: -token --token #1
etcdctl: --user@ --password
lftp|ncftp|ncftpput|ncftpget: -u@, -p --password
swaks|sendEmail|sendemail|imapsync: --password1 --password2 -ap --auth-password -xp --password
wpa_passphrase: #2
nmcli: password wifi-sec.psk
ipmitool: -P
racadm|plink|pscp|psftp: -p -pw
snmpwalk|snmpget|snmpset|snmpbulkwalk|snmptrap|snmptable: -c* -A* -X*
crackmapexec|netexec|nxc|evil-winrm: -p --password
signtool|signtool.exe|certutil|osslsigncode|AzureSignTool: /p -p -pass -kvs
pvk2pfx: -pi -po
security unlock-keychain|security create-keychain|security set-key-partition-list|security import: -p -k -P
xcrun altool|xcrun notarytool|altool|notarytool: -p --password
sqoop: --password
kubectl|oc: --token --password --docker-password
helm: --password
gh secret set|gh variable set|glab variable set: -b --body -v --value
aws secretsmanager create-secret|aws secretsmanager put-secret-value|aws secretsmanager update-secret: --secret-string
aws ssm put-parameter: --value<--name
aws rds|aws redshift|aws docdb|aws neptune: --master-user-password
aws cognito-idp|aws iam create-login-profile|aws iam update-login-profile: --password --temporary-password --new-password
az keyvault secret set: --value<--name
az sql|az mysql|az postgres|az vm|az vmss|az acr|az storage|az container|az synapse: --admin-password -p --password --account-key --registry-password --sql-admin-login-password
gcloud sql: --password --root-password
doctl|hcloud|scw: -t --access-token --token
jf config add|jf c add|jfrog config add|jf rt|jfrog rt: --password --access-token --apikey
openvpn|openconnect|nordvpn login: --password --token
composer config: #3
aria2c|youtube-dl|yt-dlp: --http-passwd --ftp-passwd -p --password --video-password --rpc-secret
hdiutil attach|hdiutil create: -passphrase
smbpasswd|lpadmin: -w
vncviewer|x11vnc: -passwd -password
chpasswd|passwd|cryptsetup|kinit|sudo -S: |
reg add: /d</v
drone secret: --data<--name
Set-ItemProperty|New-ItemProperty: -Value<-Name
consul kv put|etcdctl put: #set
`,ft=new Map;function D(t){let e=ft.get(t);if(e)return e;let s=new Map;for(let r of dt.split(`
`)){if(!r.includes(t))continue;let{commands:n,specs:a}=ht(r);for(let i of n)pt(i)===t&&s.set(i,[...s.get(i)??[],...a])}return ft.set(t,s),s}function le(){return[...new Set(dt.trim().split(`
`).flatMap(t=>ht(t).commands.map(pt)))]}function pt(t){let e=t.indexOf(" ");return e<0?t:t.slice(0,e)}function ht(t){let e=t.indexOf(": ");return{commands:t.slice(0,e).split("|"),specs:t.slice(e+2).split(" ").map(ce)}}var ue={"+":"attached","*":"either",":":"prefix","=":"prefix"};function ce(t){if(t==="|")return{flag:"",how:"piped",nameFlag:"",separator:"",index:0};if(t==="#set")return{flag:"",how:"setting",nameFlag:"",separator:"",index:1};let e=/^#(\d)(?:@(.))?$/.exec(t);if(e)return{flag:"",how:"position",nameFlag:"",index:Number(e[1]),separator:e[2]??""};let s=/^(.+)@(.?)$/.exec(t);if(s)return{flag:s[1],how:"pair",nameFlag:"",separator:s[2]===""?":":s[2],index:0};let r=t.split("<");if(r.length===2)return{flag:r[0],how:"next",nameFlag:r[1],separator:"",index:0};let n=t.at(-1),a=ue[n]??"next";return{flag:a==="attached"||a==="either"?t.slice(0,-1):t,how:a,nameFlag:"",separator:"",index:0}}function de(t,e){let s=[],r=e;for(;s.length<60;){if(r=fe(t,r),r>=t.length||/[\n;|&)\]}<>#]/.test(t[r]))return s;let n=pe(t,r);if(n.next===r)return s;s.push(n),r=n.next}return s}function fe(t,e){let s=e;for(;;){let r=/^(?:[ \t,]+|[\\`^]\r?\n)/.exec(t.slice(s,s+40));if(!r)return s;s+=r[0].length}}function pe(t,e){let s=t[e];if(s==='"'||s==="'"){let a=wt(t,e+1,s);return a<0?{start:e,end:e,next:e}:{start:e+1,end:a,next:a+1}}let r=e;for(;r<t.length&&!/[\s"'`;|&)<>]/.test(t[r]);)r++;let n=t[r];if((n==='"'||n==="'")&&r>e&&/[=:p]/.test(t[r-1])){let a=wt(t,r+1,n);if(a>0)return{start:e,end:a,next:a+1}}return{start:e,end:r,next:r}}function wt(t,e,s){for(let r=e;r<t.length&&r<e+600;r++){if(t[r]===`
`)return-1;if(t[r]==="\\"&&s==='"')r++;else if(t[r]===s)return r}return-1}var he=new Set(["kubectl","oc","helm","aws","az","gcloud","docker","podman"]);function we(){let t=new Map;for(let[e,s]of le().flatMap(r=>[...D(r)])){let[r="",n]=e.split(" "),a=he.has(r)||n===void 0?r:`${r} ${n}`,i=s.some(({how:c})=>c==="piped"),o=i||s.some(({how:c})=>c==="position"||c==="setting"||c==="prefix"),u=t.get(a);t.set(a,{words:a,hasPositions:o||u?.hasPositions===!0,isPipedTo:i||u?.isPipedTo===!0})}return[...t.values()]}function me(t,e){if(/[\w@$%-]/.test(t[e.start-1]??" "))return[];let s=ke(t,e);if(s)return[s];let r=de(t,e.start),n=r.slice(0,5).map(i=>t.slice(i.start,i.end)),a=D(n[0]??"");for(let i=4;i>0;i--){let o=a.get(n.slice(0,i).join(" "));if(o)return mt(t,r.slice(i),o)}return be(t,r,n)}var ye=/\b(?:echo|printf)[ \t]+(?:-\w+[ \t]+)*(?:"(?:%s(?:\\n)?"[ \t]+")?(?:[\w.$-]{1,40}:)?([^\s"|]{4,200})"|'(?:[\w.$-]{1,40}:)?([^\s'|]{4,200})'|(?:[\w.$-]{1,40}:)?([^\s"'|]{4,200}))[ \t]*\|[ \t]*(?:sudo[ \t]+)?(?:\/[\w/]{1,30}\/)?$/d,ge=/^(?:chpasswd|passwd|cryptsetup|kinit|sudo -S)\b|^[^\n|;]{0,160}stdin/;function ke(t,{start:e}){let s=Math.max(0,e-300);if(!ge.test(t.slice(e,e+200)))return;let r=ye.exec(t.slice(s,e))?.indices,n=r&&(r[1]??r[2]??r[3]),a=n&&{start:s+n[0],end:s+n[1]};return a&&v(t,a)?{name:"password",value:a}:void 0}function be(t,e,s){for(let r=2;r<Math.min(e.length-1,6);r++){let n=D(s[0]).get(`${s[0]} ${t.slice(e[r].start,e[r].end)}`);if(n)return mt(t,e.slice(r+1),n)}return[]}function mt(t,e,s){let r=[],n=new Set;for(let i=0;i<e.length;i++)for(let o of s){let u=_e(t,e,i,o);if(u){n.add(i),u.value.start>=e[i].end&&n.add(i+1),r.push(u);break}}let a=e.filter((i,o)=>!n.has(o)&&!/^[-/]/.test(t.slice(i.start,i.end)));for(let i of s)r.push(...xe(t,a,i));return r.filter(({value:i})=>v(t,i))}function _e(t,e,s,{flag:r,how:n,separator:a,nameFlag:i}){if(n==="position"||n==="setting"||n==="piped")return;let o=e[s],u=t.slice(o.start,o.end),c=e[s+1],g=i===""?$e(r):ve(t,e,i);if(g===void 0)return;if(u===r)return n==="attached"||n==="prefix"||!c?void 0:{name:g,value:n==="pair"?R(t,c,a):Ae(t,c)};if(!u.startsWith(r))return;let x={start:o.start+r.length,end:o.end};if(t[x.start]==="="&&n!=="prefix"&&n!=="attached")x.start++;else if(n==="next"||n==="pair"&&r.startsWith("--"))return;let S=Ce(t,x);return{name:g,value:n==="pair"?R(t,S,a):S}}function xe(t,e,{how:s,index:r,separator:n}){let a=e[r-1];if(!a||s!=="position"&&s!=="setting")return[];if(s==="position")return[{name:"password",value:n===""?a:R(t,a,n)}];let i=e[r];return i?[{name:a,value:i}]:[]}function ve(t,e,s){let r=e.findIndex(({start:n,end:a})=>t.slice(n,a)===s);return r<0?void 0:e[r+1]}function R(t,e,s){let r=t.slice(e.start,e.end).indexOf(s);return r<0?{start:e.end,end:e.end}:{start:e.start+r+s.length,end:e.end}}function Ae(t,e){return t.startsWith("pass:",e.start)?{start:e.start+5,end:e.end}:e}function Ce(t,{start:e,end:s}){return/["']/.test(t[e]??"")?{start:e+1,end:t[s-1]===t[e]&&s-1>e?s-1:s}:{start:e,end:s}}function $e(t){return/token|bearer|-t$|auth$/i.test(t)?"token":/api-?key|account-key|-k$|-kvs/i.test(t)?"api_key":/secret|value|body|-b$|-v$/.test(t)?"secret":"password"}var Se=/^[\w.-]{0,80}?[\w](?::?[-=+?]|:)([^{}\n]{1,300})\}/d,qe=[{marks:"|?o/a",pattern:/^["'`]?[\])}]{0,2}(?:[ \t]{1,4}as[ \t]{1,4}[\w.]{1,24}\??)?[ \t\n]{0,8}(?:\|\||\?\?=?|\?:|\bor\b|\/\/)[ \t\n]{0,8}/},{marks:"{",pattern:/^["'`]?[\])]{0,2}[ \t]{0,4}\{[ \t]{0,4}/},{marks:".",pattern:/^["'`]?[\])}]{0,2}(?:\.\w{1,12}\(\)){0,2}\.(?:unwrap_?or|get_?or_?else|or_?else|or_?default|default_?value|default|if_?empty|value_?or|and_?return|then_?return|returns)\w{0,8}\([ \t]{0,4}(?:\|_?\||\(\) ?[=-]>|\{)?[ \t]{0,4}/i},{marks:"|",pattern:/^["'`]?[\])}]{0,2}[ \t]{0,4}\|[ \t]{0,4}d(?:efault)?(?:\([ \t]{0,4}|[ \t]{1,4})(?:value=)?/},{marks:":=\"'`",pattern:/^["'`]?\)["'`]?[ \t]{0,4}(?::|=>)[ \t]{0,4}/},{marks:"eE",pattern:/^[ \t]{0,4}\}[ \t\n]{0,8}else[ \t\n]{0,8}\{[ \t\n]{0,8}/i},{marks:"\"'`",pattern:/^["'`]?\)[ \t\n]{0,8}(?=["'`])/,only:"chosen"},{marks:",",pattern:/^["'`]?\),[ \t\n]{0,8}/,only:"chosen"},{marks:"t",pattern:/^["'`][ \t]{1,4}to[ \t]{1,4}/},{marks:"[",pattern:/^["'`]?\](?:\[["'`][\w.-]{1,40}["'`]\]){1,4}[ \t]{0,4}=[ \t]{0,4}/},{marks:",<[",pattern:/^[ \t]?(?:[<[][\w.-]{1,40}[>\]])?["'`],[ \t\n]{0,20}(?:["'][^"'\n]{0,80}["'],[ \t\n]{0,20})?(?=["'`])/,only:"option"},{marks:":",pattern:/^[ \t]{0,4}:[ \t]{0,4}[\w[\]., |?]{1,40}=[ \t]{0,4}[\w.]{0,24}(?:Option|Argument|Query|Header|Form|Field|Cookie|Param)\([ \t\n]{0,8}/},{marks:":=",pattern:/^[ \t]{0,4}(?::[ \t]{0,4}[\w[\]., |?]{1,40})?[ \t]{0,4}[:=][ \t]{0,4}[^\n"'`;]{1,80}?(?:\bdefault\w{0,8}[ \t]{0,4}[=:(][ \t]{0,4}|\boptional\([\w.]{1,20},[ \t]{0,4})/i},{marks:":=",pattern:/^[ \t]{0,4}[:=][ \t]{0,4}[\w.]{1,40}[ \t]{0,4}[({][^{}()"'`]{0,160}?\bdefault[ \t]{0,4}[=:][ \t]{0,4}/}];function Pe(t,{start:e,end:s}){if(!t.startsWith("),",s)||!/\$\((?:or|if) [^\n]{0,80}\$\($/.test(t.slice(Math.max(0,e-90),e)))return;let r=/^\),([^\s$(),]{4,200})\)/.exec(t.slice(s,s+210));return r?[{start:s+2,end:s+2+r[1].length}]:void 0}var Me=/\{\{-?\s{0,4}(?:coalesce|default)\s[^{}"'\n]{0,100}$/,Oe=/(?:\bdefault[ \t]{1,4}(?:"([^"\n]{1,200})"|'([^'\n]{1,200})'|`([^`\n]{1,200})`)[ \t]{1,4}[.$\w]{0,60}|:@?"([^"\n]{1,200})"[ \t]{1,4}forKey:@?")$/d,yt=/(?:\b\w{1,40}\(\s{0,8}[\w.:$]{0,30}get\w{0,20}\(["'`]?$|\b(?:coalesce|try|default|first_?non_?(?:empty|null)|if_?null|nvl|firstof|or|cmp\.Or)\(|\(or )\s{0,8}(?:\(?[\w.$/]{0,40}[( ]["'`]?|[\w.$]{0,40})$/i;function ze(t,e){let s=[...Be(t,e),...Fe(t,e),...De(t,e)],r={start:e.start,end:e.end};return s.filter(n=>v(t,n)).map(n=>({name:r,value:n}))}function Be(t,{start:e,end:s}){let r=t.lastIndexOf("{",e)+1;if(r<2||!"$#".includes(t[r-2])||!/^[\w.-]*$/.test(t.slice(r,Math.max(r,e))))return[];let n=Se.exec(t.slice(r,s+310))?.indices?.[1];return n?[Ee(t,{start:r+n[0],end:r+n[1]})]:[]}function Ee(t,{start:e,end:s}){return s-e>=2&&/["']/.test(t[e])&&t[s-1]===t[e]?{start:e+1,end:s-1}:{start:e,end:s}}function Fe(t,{start:e,end:s,quote:r}){let n=t.slice(s,s+260),a=Te(n),i=()=>yt.test(t.slice(Math.max(0,e-90),e-r.length));for(let{marks:o,pattern:u,only:c}of qe){if(a===""||!o.includes(a)||c==="option"&&t[e]!=="-")continue;let g=u.exec(n);if(g&&c==="chosen"&&!i())continue;let x=g&&h(t,s+g[0].length);if(x)return[x]}return Pe(t,{start:e,end:s})??He(t,{start:e,end:s})??(a===":"?Ie(t,{start:e,end:s}):[])}function Te(t){let e="\"'`".includes(t[0]??" ")?1:0;for(;e<24&&` 	
])}`.includes(t[e]??".");)e++;return t[e]??""}function He(t,{start:e,end:s}){let r=t.slice(Math.max(0,e-110),e);if(!r.includes("{{")||!Me.test(r))return;let n=/^(?:[ \t]{1,4}[.$\w]{1,60}){0,3}[ \t]{1,4}(?=["'`])/.exec(t.slice(s,s+260)),a=n&&h(t,s+n[0].length);return a?[a]:void 0}function Ie(t,{start:e,end:s}){let r=/^["'`]?[\])][ \t]{0,4}:[ \t]{0,4}/.exec(t.slice(s,s+16));if(!r||!/\?[^?\n;]{1,100}$/.test(t.slice(Math.max(0,e-110),e)))return[];let n=h(t,s+r[0].length);return n?[n]:[]}function De(t,e){let s=Math.max(0,e.start-280),r=t.slice(s,e.start),n=/default|forKey/.test(r)?Oe.exec(r)?.indices:void 0,a=n&&(n[1]??n[2]??n[3]??n[4]);if(a)return[{start:s+a[0],end:s+a[1]}];if(t[e.behind]!==","||!yt.test(r.slice(-60)))return[];let i=h(t,m(t,e.behind+1,!0));return i?[i]:[]}var Ne=new Set("env arg setenv set setx export declare local define %define %global %define: #define #defined header requestheader add_header proxy_set_header more_set_headers more_set_input_headers fastcgi_param uwsgi_param scgi_param grpc_set_header set_header param property option config variable let setq defparameter defvar defconstant def const var enable username user snmp-server tacacs-server radius-server tacacs radius neighbor crypto ppp ntp ip ipv6 server line key standby vrrp isakmp aaa wireless wpa ssid machine default login account auth authentication git npm composer pip poetry bundle yarn defaults modparam setparam option_set option: setproperty equ .equ .set parameter".split(" ")),We=/^(?:requirepass|masterauth|sentinel|bindpw|bind_?passw(?:or)?d|rootpw|binddn_?pass|sasl_?passw(?:or)?d|auth_?pass(?:word)?|smtp_?auth_?pass(?:word)?|key-string|pre-shared-key|psk|wpa-psk|passphrase|secret|password|passwd|pass|ldap_?bind_?pw|tls_?key_?pass(?:word)?|keystore-?pass(?:word)?|ssl_?key_?pass(?:word)?|requiresecret|rcon_?password|sv_password|rpcpassword|community|authpassword|proxy-?password|http-?password|ftp_?pass(?:word)?|api[-_]?key|auth[-_]?token|access[-_]?token|apitoken|token)$/i,je=/^(?:git|npm|composer|pip|poetry|bundle|yarn)$/,Ue=/^(?:(?:0|5|6|7|8|9|encrypted|clear|plain|level \d{1,2})[ \t]+)?/,Ke=/pass|pwd|secret|token|api[_-]?key|access[_-]?key|private[_-]?key|auth[_-]?key|credential|[_-]key/i;function gt(t){return Ne.has(t.toLowerCase())}function Le(t,e){if(t[e.end+e.quote.length]!==" "&&t[e.end+e.quote.length]!=="	")return[];let s=t.lastIndexOf(`
`,e.start-1)+1,r=t.slice(s,e.start-e.quote.length);if(r.length>200||!Re(t,e,r))return[];let n=e.behind+(Ue.exec(t.slice(e.behind,e.behind+24))?.[0].length??0),a=Je(t,n);return v(t,a)?[{name:Ke.test(t.slice(e.start,e.end))?{start:e.start,end:e.end}:"password",value:a}]:[]}function Re(t,e,s){let r=s.replace(/\($/,"").trim().split(/\s+/),n=(r[0]??"").toLowerCase();if(Ze(t,e.behind)||je.test(n)&&!/\b(?:config|auth|credentials?|login)\b/.test(s))return!1;if(r.length>1&&/^(?:set|put|config:set|env:set)$/.test(r.at(-1)))return!0;if(n!=="")return gt(n)&&r.length<=10&&(r.length<=3||!/^(?:set|let|def|line|user|key|login|default|option)$/.test(n));if(!We.test(t.slice(e.start,e.end))&&!/[\w][._-][\w]/.test(t.slice(e.start,e.end)))return!1;let a=t.indexOf(`
`,e.end),i=t.slice(e.behind,a<0?t.length:a).trim();return/^(?:"[^"]*"|'[^']*'|\S+)[ \t]*;?(?:[ \t]+#.*)?$/.test(i)&&/[^a-z]/.test(i.replace(/;$/,""))}function Ze(t,e){return/^[A-Za-z']+[ \t][A-Za-z']+[ \t][a-z']+[ \t][a-z']+/.test(t.slice(e,e+120))}function Je(t,e){let s=h(t,e);if(s)return s;let r=e;for(;r<t.length&&!/[\s;]/.test(t[r]);)r++;return{start:e,end:r}}var Z=40,Ve=/^([ \t]*(?:- [ \t]*)*)(?:(?:"([^"\n]*)"|'([^'\n]*)'|([@$]?[\w.-]+))[ \t]*(?::(?=\s|$)|=(?!=))|(?=\S))[ \t]*/;function P(t,e){let s=t.lastIndexOf(`
`,e-1)+1,r=t.indexOf(`
`,e),n=r<0?t.length:r,[a,i="",o,u,c]=Ve.exec(t.slice(s,n))??[""],g=o??u??c;return{start:s,end:n,indent:i.length,dash:i.includes("-"),label:g,value:s+a.length}}function kt(t,e){let s=h(t,e.value);if(s)return s;let r=E(t,e.value,""),n=t.slice(r.start,r.end);if(/^(?:[>|][+-]?\d?)?\s*$/.test(n))return e.end<t.length?Qe(t,e):void 0;let a=n.search(/\s#/);return{start:r.start,end:a<0?r.end:r.start+n.slice(0,a).trimEnd().length}}function Qe(t,e){let s=P(t,e.end+1);if(!(s.label!==void 0||s.dash||s.indent<=e.indent||s.end===s.start))return h(t,s.value)??E(t,s.value,"")}function Xe(t,e){let s=P(t,e),r=[],n=a=>{let i=a.label===void 0?void 0:kt(t,a);i&&r.push({label:a.label,value:i})};for(let a=s,i=0;i<Z&&a.start>0&&!a.dash&&(a=P(t,a.start-1),!(a.end>a.start&&(a.indent<s.indent||t[a.start]==="[")));i++)a.indent===s.indent&&n(a);for(let a=s,i=0;i<Z&&a.end<t.length;i++)if(a=P(t,a.end+1),a.end!==a.start){if(a.indent<s.indent||a.dash&&a.indent<=s.indent||t[a.start]==="[")break;a.indent===s.indent&&n(a)}return r}function Ge(t,e){let s=P(t,e),r=[],n;for(let a=s,i=0;i<Z&&a.end<t.length;i++){if(a=P(t,a.end+1),a.end===a.start)continue;let o=a.dash?t.slice(a.start).search(/-/):a.indent;if(o<s.indent||o===s.indent&&!a.dash)break;if(n??=a.indent,a.indent!==n)continue;let u=kt(t,a);u&&r.push({label:a.label,value:u})}return r}function bt(t,e){let s=t.lastIndexOf(`
`,e-1)+1;return m(t,s)===e||/^[ \t]*(?:- [ \t]*)*["']?$/.test(t.slice(s,e))}var Ye=/\s([@\w:.-]+)\s{0,4}=\s{0,4}(?:"([^"<>]*)"|'([^'<>]*)')/dg,tr=/<([\w:.-]{1,64})(\s[^<>]{0,300})?>(?:\s{0,40}<!\[CDATA\[([^\]<]*)\]\]>\s{0,40}|([^<]*))<\/\1\s{0,4}>/dg,_t="<![CDATA[",J=600;function er(t,e){let s=t.lastIndexOf("<",e.start),r=t.indexOf(">",e.end);if(s<0||r<0||t.slice(s,e.start).includes(">"))return[];let n=[];for(let a of t.slice(s,r).matchAll(Ye)){let[i,o]=a.indices[2]??a.indices[3];s+i!==e.start&&B(a[1])&&n.push({start:s+i,end:s+o})}return n.length>0||t[r-1]==="/"?n:xt(t,r+1)}function xt(t,e){let s=m(t,e,!0);if(t.startsWith(_t,s)){let r=t.indexOf("]]>",s);return r<0?[]:[X(t,{start:s+_t.length,end:r})]}if(t[s]!=="<"){let r=t.indexOf("<",s);return r<0?[]:[X(t,{start:s,end:r})]}return t.indexOf("</",s)<0?[]:Q(t,s,s+J).slice(0,8).filter(({tag:r})=>V(r)).map(({value:r})=>r).slice(0,1)}function vt(t,e,s=!1){let r=t.indexOf(">",e.end);if(r<0)return[];let n=Q(t,r+1,r+J);for(let{tag:o,value:u,lead:c}of n){if(c.includes("</"))break;if(V(o)||s&&o==="string")return[u]}let a=t.lastIndexOf("<",e.start),i=a;for(let o of Q(t.slice(0,a),Math.max(0,a-J),a).toReversed()){if(!/^\s*$/.test(t.slice(o.close,i)))return[];if(V(o.tag))return[o.value];i=o.open}return[]}function At(t,e=""){let s=/\s(?:name|key|id)\s{0,4}=\s{0,4}["']([\w.-]{1,64})["']/.exec(e)?.[1];return s!==void 0&&(T(s)||B(s))?s:t}function V(t){return B(t)||/^(?:td|dd|th)$/i.test(t)}function Q(t,e,s){let r=[],n=t.slice(e,s),a=0;for(let i of n.matchAll(tr)){let[o,u]=i.indices[3]??i.indices[4];r.push({tag:At(i[1],i[2]),value:X(t,{start:e+o,end:e+u}),lead:n.slice(a,i.index),open:e+i.index,close:e+i.index+i[0].length}),a=i.index+i[0].length}return r}function X(t,{start:e,end:s}){let r=e,n=s;for(;r<n&&/\s/.test(t[r]);)r++;for(;n>r&&/\s/.test(t[n-1]);)n--;return{start:r,end:n}}var G=64,rr=Uint8Array.from({length:256},(t,e)=>Number(/[\w.\-/\x80-\xff]/.test(String.fromCharCode(e))));function sr(t,{start:e,end:s}){let r=e,n=s;for(;n>r+1&&!Y(t,n-1);)n--;for(;r>0&&e-r<G&&Y(t,r-1);)r--;for(;n<t.length&&n-s<G&&n>=r&&Y(t,n);)n++;let a=t[n]==="\\"?t.slice(n,n+2):t[n]??"",i=/^\\?["'`]/.test(a);i&&!t.endsWith(a,r)&&(r=nr(t,r,a));let o=i&&t.slice(r-a.length,r)===a?a:"",u=m(t,n+o.length);return{start:r,end:n,quote:o,before:it(t,r-o.length),behind:u}}function Y(t,e){return rr[t.charCodeAt(e)]===1}function nr(t,e,s){let r=t.lastIndexOf(s,e-1)+s.length;return r>=s.length&&e-r<G&&/^[\w.\-/:]*$/.test(t.slice(r,e))?r:e}function ar(t,e){let s=ir(t,e);return s?v(t,s)?[{name:"password",value:s}]:[]:or(t,e).filter(r=>v(t,r)).map(r=>({name:{start:e.start,end:e.end},value:r}))}function ir(t,e){if(!/(?:auth|login|cred|account|signin)\w*$/i.test(t.slice(e.start,e.end)))return;let s=/^["'`]?\]?[ \t]{0,8}(?::=|=>|[:=])[ \t]{0,8}[\w.]{0,24}[([{][ \t\n]{0,20}(?=["'`])/.exec(t.slice(e.end,e.end+100));if(!s)return;let{values:r,next:n}=ct(t,e.end+s[0].length);return r.length===2&&/[)\]}]/.test(t[n]??"")?r[1]:void 0}function or(t,e){let s=t[e.behind]??`
`;if(s===":"||s==="=")return hr(t,e);if(s==="{")return e.quote===""?[]:A(C(t,e.behind+1));let r=t[e.before]??`
`;return r===">"&&t[e.before-1]==="="?St(t,{...e,before:e.before-1}):r===">"&&s==="<"?mr(t,e):r==="<"&&s===">"?yr(t,e):r===":"||r==="="?St(t,e):s==="]"&&/(?:^|\n)\[[^\]\n]*$/.test(t.slice(Math.max(0,e.start-120),e.start))?_r(t,e):e.quote!==""&&/[([{,]/.test(r)?lr(t,e):cr(t,e)}function lr(t,e){let s=t[e.behind];if(s===")")return Ct(t,e);if(s==="}")return t[e.start]==="-"?A(C(t,e.behind+1)):[];if(s!==",")return[];let r=vr(t,e);if(r.length>0)return r;let n=m(t,e.behind+1,!0);return A(C(t,t[n]==="{"?n+1:n))}function ur(t,e){let s=Math.max(0,e.start-320),r=/\bset\s[^;]{0,120}?(\w+)\s{0,4}=\s{0,4}N?'([^'\n]{1,200})'[^;]{0,160}\bwhere\b[^;]{0,60}$/i.exec(t.slice(s,e.start));if(!r||!B(r[1]))return[];let n=s+r.index+r[0].indexOf(`'${r[2]}'`)+1;return[{start:n,end:n+r[2].length}]}function Ct(t,e,s=!1){let r=t.slice(Math.max(0,e.before-300),e.before);if(!s&&!/\bvalues\s{0,8}\([^()]{0,280}$/i.test(r))return[];let n=/(["'])([^"'\n]{4,200})\1\s{0,8}$/.exec(r);if(!n)return[];let a=e.before-r.length+n.index+1;return[{start:a,end:a+n[2].length}]}function cr(t,e){let s=pr(t,e);if(s.length>0)return s;let r=t[e.behind],n=t.lastIndexOf(`
`,e.start-1)+1,a=t.indexOf(`
`,e.end),i=a<0?t.length:a,o=t.slice(e.behind,i),u=t.slice(n,e.start-e.quote.length);return r==="|"?$t(t,o,e.behind,/\|/):r===","?dr(t,{row:o,lead:u,at:e.behind},e):t[e.end]==="	"&&(u===""||u.endsWith("	"))?$t(t,t.slice(e.end,i),e.end,/\t/):[]}function dr(t,{row:e,lead:s,at:r},n){if(!/^(?:"?\d{1,9}"?,){0,2}$/.test(s)||/[./]/.test(t.slice(n.start,n.end)))return[];if((n.quote===""?/[\s(){}]/:/[(){}]/).test(e.trim()))return[];let a=tt(e.slice(1),r+1,/,/);return a.length===1&&n.quote===""?a:a.filter(i=>N(t,i)).slice(0,1)}function $t(t,e,s,r){return tt(e.slice(1),s+1,r).filter(n=>N(t,n)).slice(0,1)}var fr=20;function pr(t,e){let s=t.lastIndexOf(`
`,e.start-1)+1,r=t.indexOf(`
`,e.end),n=t.slice(s,r<0?t.length:r),a=[";","	","|",","].find(g=>n.includes(g));if(a===void 0||r<0||/[(){}=]/.test(n))return[];let i=t.slice(s,e.start).split(a).length-1,o=n.split(a).length,u=[],c=r+1;for(let g=0;g<fr&&c<t.length;g++){let x=t.indexOf(`
`,c)<0?t.length:t.indexOf(`
`,c),S=t.slice(c,x);if(S.split(a).length!==o)break;let q=tt(S,c,new RegExp(`\\${a}`))[i];q&&N(t,q)&&u.push(q),c=x+1}return u}function tt(t,e,s){let r=[],n=e;for(let a of t.split(s).slice(0,12)){let i=/^[\s`"']*(.*?)[\s`"']*$/.exec(a),o=a.length-a.trimStart().length,u=a.slice(o).length-a.slice(o).replace(/^[`"']+/,"").length;r.push({start:n+o+u,end:n+o+u+i[1].length}),n+=a.length+1}return r}function hr(t,e){let s=/^(?::=|=>|[:=])/.exec(t.slice(e.behind,e.behind+2))[0],r=m(t,e.behind+s.length),n=t[r];if(n===void 0)return[];if(!(n==="["&&t[r+1]==="]")&&(n==="{"||n==="["||n==="("))return wr(t,e,r);let a=/^(?:new\s)?(?:\[\]|%w)?[\w.<>[\]]{0,40}\s{0,2}[({[]\s{0,20}(?=["'])/.exec(t.slice(r,r+80));if(a&&/s$/i.test(t.slice(e.start,e.end)))return et(t,e,C(t,r+a[0].length));let i=/^[\w.]{1,40}\s?\{\s{0,4}\n/.exec(t.slice(r,r+50));return i?A(C(t,r+i[0].length)):s!==":"?[]:n===`
`||/^[>|][+-]?\d?[ \t\r]*\n/.test(t.slice(r,r+12))?bt(t,e.start-e.quote.length)?et(t,e,Ge(t,e.start)):[]:[]}function wr(t,e,s){return et(t,e,C(t,s+1))}function et(t,e,s){let r=A(s);if(r.length>0)return r;let n=/s$/i.test(t.slice(e.start,e.end)),a=s.every(({label:i})=>i===void 0);return n||a?s.map(({value:i})=>i).filter(i=>N(t,i)):[]}function N(t,{start:e,end:s}){let r=t.slice(e,Math.min(s,e+256)).replace(/^(?:Bearer|Basic|Token) /i,"");return r.length>=6&&/[\d!@#$%^&*+/=~]/.test(r)&&!/\s|^(?:[*#/]|\.{1,2}\/|\w+:\/\/)/.test(r)}function mr(t,e){let s=t.lastIndexOf("<",e.before),r=s<0?void 0:/^<([\w:.-]+)[^<>]*>$/.exec(t.slice(s,e.before+1));if(!r)return[];let n=At(r[1],r[0].slice(r[1].length+1));return T(n)||/^(?:td|th|dt)$/i.test(n)?vt(t,e):n==="string"?vt(t,e,!0):[]}function yr(t,e){let s=m(t,e.behind+1,!0);return t[s]==="<"&&t[s+1]!=="/"?xt(t,s):[]}function St(t,e){let s=gr(t,e.before);if(s===void 0)return[];if(/^s:\d+$/.test(s))return br(t,e);if(!T(s))return[];let r=/^\w{0,16}default\w{0,8}[:=]["']/i.exec(t.slice(e.behind,e.behind+32));if(r)return[h(t,e.behind+r[0].length-1)].filter(u=>u!==void 0);let n=t.lastIndexOf("<",e.start);if(n>=0&&t[e.before]==="="&&!/[>\n]/.test(t.slice(n,e.start).replace(/\n\s/g," ")))return er(t,e);let a=kr(t,e.before);if(t[e.behind]===`
`||t[e.behind]===void 0||t[e.behind]==="#"){let u=bt(t,a)?A(Xe(t,e.start),s):[];if(u.length>0)return u}if(/^for[A-Z]\w*$/.test(s))return Ct(t,{...e,before:it(t,a)},!0);let i=ee(t,a),o=A(C(t,i<0?e.behind:i),s);return o.length>0?o:i<0?ur(t,e):te(t,i)}function gr(t,e){return/(s:\d{1,4}|[@$#:]?[\w.-]{1,40})["'`]?[ \t]{0,8}=?$/.exec(t.slice(Math.max(0,e-52),e))?.[1]}function kr(t,e){let s=Math.max(0,e-52),r=/["'`]?[@$#:]?[\w.-]{1,40}["'`]?[ \t]{0,8}=?$/.exec(t.slice(s,e));return r?s+r.index:e}function br(t,e){let s=/^(?:;s:\d{1,2}:\\?"(?:value|val|default)\\?")?;s:(\d{1,4}):(\\?")/.exec(t.slice(e.behind,e.behind+40));if(!s)return[];let r=e.behind+s[0].length,n=r+Number(s[1]);return t.startsWith(s[2],n)?[{start:r,end:n}]:[]}function _r(t,e){let s=xr(t,e.behind+1);return s.filter(({label:r})=>r==="@").map(({value:r})=>r).concat(A(s))}function xr(t,e){let s=[],r=t.indexOf(`
`,e)+1;for(let n=0;n<20&&r>0&&r<t.length&&t[r]!=="[";n++){let a=/^[ \t]*([\w.-]+|@)[ \t]*[=:][ \t]*/.exec(t.slice(r,r+80));a&&s.push({label:a[1],value:h(t,r+a[0].length)??E(t,r+a[0].length,"")}),r=t.indexOf(`
`,r)+1}return s}function vr(t,e){let s=h(t,m(t,e.behind+1,!0));if(s?.end===s?.start+1&&t[s.next]===","&&(s=h(t,m(t,s.next+1,!0))),!s)return[];let r=t[m(t,s.next,!0)],n=t[e.before]!==",";return r!==void 0&&(n?/[)\]},]/:/[)\]}]/).test(r)?[s]:[]}var Ar=/^[\x80-\xff\w]{0,40}["'`]?[ \t]{0,8}(?:\xef\xbc\x9a|:=|=>|[:=,(])[ \t]{0,8}/;function Cr(t,e){let{end:s}=e,r=Ar.exec(t.slice(s,s+80));if(!r)return[];let n=s+r[0].length,a=h(t,n)??{start:n,end:Pr(t,n)};return v(t,a)?[{name:"password",value:a}]:[]}function $r(t,e,s){let r=e+s;for(;r<e+Sr&&(t[r]>=128||qr(t[r]));){if(t[r]===239&&t[r+1]===188&&t[r+2]===154)return!0;r++}for(;t[r]===32||t[r]===9||t[r]===34||t[r]===39||t[r]===96;)r++;let n=t[r];if(n===58||n===61)return!0;if(n!==44&&n!==40)return!1;for(;t[r+1]===32;)r++;return t[r+1]===34||t[r+1]===39||t[r+1]===96}var Sr=80;function qr(t){return t>=48&&t<=57||t===95||(t|32)>=97&&(t|32)<=122}function Pr(t,e){let s=e;for(;s<t.length&&/[!-~]/.test(t[s])&&!/[,;"'`<>)}\]]/.test(t[s]);)s++;return s}function Mr(t,e){if(!(t[e.start-1]==="/"||/^[-/]/.test(t.slice(e.start,e.start+1)))||/[\w.]/.test(t[e.start-2]??" ")&&t[e.start-1]==="/")return[];let s=t[e.end],r=/^["']?\r?\n[ \t]*- /.exec(t.slice(e.end,e.end+60));if(s!==" "&&s!==":"&&!r)return[];let n=e.end+(r?r[0].length:1);if(/[\s-]/.test(t[n]??" "))return[];let a=n;for(;a<t.length&&!/[\s"'`;|&)<>,\]}]/.test(t[a]);)a++;let i=h(t,n)??{start:n,end:a},o={start:e.start,end:e.end};return v(t,i)?[{name:o,value:i}]:[]}var $=48,rt=96,Or=24,b=1,_=2,w=4,p=8,l=Uint8Array.from({length:256},(t,e)=>{let s=String.fromCharCode(e);return e>=128||/[\w.\-/]/.test(s)?_:/["'`]/.test(s)?w:/[\r\n\0]/.test(s)?p:s===" "||s==="	"?b:0}),M={pair:1,fallback:2,directive:4,option:8},{pair:y,fallback:k,directive:qt,option:st}=M,f=0,zr=y|k|qt|st;function Br(t,e,s){let r=e+rt,n=e+s;for(;n>e&&l[t[n-1]]!==_;)n--;for(;n<r&&l[t[n]]===_;)n++;let a=l[t[n]]===w||t[n]===92&&l[t[n+1]]===w,i=a?t[n]===92?n+2:n+1:n;for(;i<r&&l[t[i]]===b;)i++;if(i<r&&Fr(t[i])||Er(t,e+s,n))return f;let o=Tr(t,e);if(i>=r||o<0)return zr;let u=a&&l[t[o-1]]===w,c=u?t[o-2]===92?o-2:o-1:o;return Dr({bytes:t,start:o,end:n,quoted:u,behind:i,before:Pt(t,c),limit:r})}function Er(t,e,s){for(let r=e;r<s;r++)if(r-e>Or||t[r]===47||t[r]===46&&t[r+1]>64&&(t[r+1]|32)!==107)return!0;return!1}function Fr(t){return t===40||t===42||t===43||t===38||t===33}function Tr(t,e){let s=e;for(;Hr(t,s-1);)if(--s<=e-$)return-1;return s}function Hr(t,e){return l[t[e]]===_?!0:t[e]===58&&l[t[e+1]]===_&&Ir(t,e-1)}function Ir(t,e){let s=e;for(;s>e-12&&t[s]>=97&&t[s]<=122;)s--;return l[t[s]]===w&&s<e}function Pt(t,e){let s=e-1;for(;s>e-$&&l[t[s]]===b;)s--;return s}function Dr(t){let{bytes:e,behind:s,before:r,quoted:n,start:a}=t;switch(e[s]){case 58:case 61:return Lr(t)?y:nt(e,a)?k:Jr(t);case 44:return n?Nr(t):O(t)||Bt(t)||Gr(t)?y:Yr(t);case 60:return e[r]===62?y:e[a]===45?k:f;case 91:return e[a]===45?k:f;case 62:return e[r]===60?jr(t):n&&O(t)?y:f;case 123:return n?y|k:f;case 93:case 41:case 125:return Ur(t);case 124:return e[s+1]===61?f:(zt(t)?y:f)|(W(e,s)?y|k:f);case 63:return s>t.end&&W(e,s)?k:f;case 45:return nt(e,a)?k:Tt(t);case 10:case 13:case 0:case 59:case 47:return O(t)||Bt(t)?y:ns(t)?st:f;default:return Tt(t)}}function Nr(t){let{bytes:e,behind:s,before:r}=t;return O(t)?y|k:e[r]===58||e[r]===61||e[r]===62?f:Mt(e,d(e,s+1,!0))?y|k:f}function Wr(t,e){let s=e;for(;t[s]===91;){for(;s<e+rt&&t[s]!==93&&l[t[s]]!==p;)s++;s++}return s=d(t,s),t[s]===61&&t[s+1]!==61}function Mt(t,e){if(t[e]===123)return!0;let s=e;for(;s<e+32&&l[t[s]]===_;)s++;return l[t[s]]===w?s<=e+2&&t[s+1]!==t[s]:(s=d(t,s),s>e&&(t[s]===58||t[s]===61))}function jr({bytes:t,behind:e}){let s=d(t,e+1,!0);return t[s]===60&&t[s+1]!==47?y:f}function Ur(t){let{bytes:e,behind:s,before:r,start:n,quoted:a}=t,i=a&&e[r]===44&&l[e[Pt(e,r)]]===w,o=a&&e[n]===45,u=i||o||O(t)||e[s]===93&&Kr(t)?y:f;return e[r]===64||e[n-1]===40&&e[s+1]===44||W(e,s+1)||nt(e,n)?u|k:u}function Kr({bytes:t,start:e,behind:s}){if(l[t[s+1]]!==p)return!1;for(let r=e-1;r>e-$;r--){if(t[r]===91)return l[t[r-1]]===p;if(l[t[r]]===p)return!1}return!0}function d(t,e,s=!1){let r=e;for(;r<e+48&&(l[t[r]]===b||s&&(t[r]===10||t[r]===13));)r++;return r}function Lr(t){let{bytes:e,behind:s,limit:r}=t,n=s+1;if((e[n]===61||e[n]===62)&&n++,n=d(e,n),n>=r)return!0;let a=l[e[d(e,n+1,!0)]];switch(e[n]){case 123:return Rr(t,d(e,n+1,!0));case 91:case 40:return a===w&&Zr(e,d(e,n+1,!0));case 62:case 124:return l[e[n+1]]===p||l[e[n+2]]===p;case 10:case 13:return e[s]===58&&ts(t);default:return!1}}function Rr({bytes:t,before:e,quoted:s,behind:r},n){if(t[r+1]===62&&!s&&(t[e]===40||t[e]===44||t[e]===61))return!1;let a=l[t[n]]===w;if(!a&&l[t[n]]!==_||t[n]===47)return!1;let i=a?n+1:n;for(;i<n+rt&&l[t[i]]===_;)i++;return a&&i++,i=d(t,i),t[i]===61&&t[i+1]===62&&i++,t[d(t,i+1,!0)]!==123}function Zr(t,e){for(let s=e+1;s<e+32&&t[s]!==t[e];s++)if(l[t[s]]===b)return t[s-1]===114||t[s-1]===99;return!0}function Jr({bytes:t,behind:e,end:s,limit:r}){let n=d(t,t[e+1]===62?e+2:e+1),a=n;if(t[a]===91&&t[a+1]===93&&(a+=2),l[t[a]]!==_)return f;a=Ot(t,a,r);let i=t[a]===61;if(i&&(a=Ot(t,d(t,a+1),r)),t[a]!==40&&t[a]!==123)return f;if(t[a]===123&&l[t[a+1]]===p)return y;let o=d(t,a+1,!0),u=l[t[o]]===w;return u&&((t[s-1]|32)===115||Vr(t,o,r)>1)?y|k:u&&i||Qr(t,n,r)?k:f}function Ot(t,e,s){let r=e;for(;r<s&&(l[t[r]]===_||t[r]===91||t[r]===93);)r++;return d(t,r)}function Vr(t,e,s){let r=0;for(let n=e;l[t[n]]===w;n=d(t,n+2,!0)){let a=t[n];for(t[n+1]!==a&&r++,n++;t[n]!==a;n++)if(n>=s)return 2;if(t[n+1]!==44)return r}return r}function Qr(t,e,s){let r=!1;for(let n=e;n<s;n++){let a=l[t[n]];if(a===p)return!1;if(a===w)return r;r||=t[n]===102&&t[n+1]===97&&t[n+2]===117||t[n]===112&&t[n+1]===116&&t[n+2]===105}return r}function zt({bytes:t,start:e,before:s,quoted:r}){let n=t[r?e-2:e-1];return n===44||n===59||n===9||l[n]===p?!0:t[s]===124&&Xr(t,s)}function Xr(t,e){let s=e;for(let r=e;l[t[r]]!==p;r--){if(r<=e-$)return!0;l[t[r]]!==b&&(s=r)}return t[s]===124}function Bt(t){let{bytes:e,start:s,behind:r,limit:n}=t;if(!zt(t)||l[e[s-1]]===p&&l[e[r]]===p)return!1;for(let a=s-1;a>s-$&&l[e[a]]!==p;a--)if(Et(e[a]))return!1;for(let a=r;a<n&&l[e[a]]!==p;a++)if(Et(e[a]))return!1;return!0}function Et(t){return t===40||t===41||t===123||t===125||t===61}function Gr({bytes:t,start:e,behind:s,limit:r}){if(l[t[e-1]]!==p)return!1;for(let n=e;n<r&&l[t[n]]!==p;n++)if(l[t[n]]===b)return!1;return t[s+1]!==void 0}function Yr({bytes:t,behind:e}){return l[t[d(t,e+1)]]===w?k:f}function ts({bytes:t,start:e}){for(let s=e-1;s>e-$;s--){let r=l[t[s]];if(r===p)return!0;if(r!==b&&r!==w&&t[s]!==45)return!1}return!0}function nt(t,e){return t[e-1]===123&&(t[e-2]===36||t[e-2]===35)}function W(t,e){let s=e;for(;s<e+4&&(l[t[s]]===b||t[s]===41||t[s]===93);)s++;let r=t[s],n=t[s+1];switch(r){case 124:return n===r||(t[d(t,s+1)]|32)===100;case 63:return n===r||n===58;case 47:return n===r;case 111:return n===114&&Mt(t,d(t,s+2,!0));case 97:return n===115&&s>e;case 101:return n===108&&s>e;case 46:return l[n]===_;case 58:case 44:case 61:return l[t[d(t,n===62?s+2:s+1,!0)]]===w;case 125:return!0;case 91:return Wr(t,s);case 34:case 39:return l[n]===_||n===58;case 10:return l[t[d(t,s,!0)]]===w||(t[d(t,s,!0)]|32)===101||t[d(t,s,!0)]===124;case 123:return l[t[d(t,s+1)]]===w;default:return!1}}function O(t){let{bytes:e}=t,s=t.before,r=e[s]===62&&e[s-1]===61;if(!r&&e[s]!==58&&e[s]!==61)return!1;let n=r?s-1:s,a=t.start-$-8;for(;n>a&&(l[e[n-1]]&(b|w))!==0;)n--;let i=n;for(;i>a&&l[e[i-1]]===_;)i--;return i===a||es(e,i)||T(Ft(e,i,n))||rs(e,s)}function es(t,e){return t[e]===102&&t[e+1]===111&&t[e+2]===114&&t[e+3]<91}function rs(t,e){let s=e-1;for(;s>e-5&&t[s]>=48&&t[s]<=57;)s--;return t[s]===58&&t[s-1]===115}function Ft(t,e,s){let r="";for(let n=e;n<s;n++)r+=String.fromCharCode(t[n]);return r}function Tt(t){let{bytes:e,start:s,end:r,quoted:n,behind:a}=t;if(n&&O(t))return y;if(a===(n?r+1:r))return f;let i=ss(t)?st:f,o=e[r]===9&&(e[s-1]===9||l[e[s-1]]===p)?y:f,u=W(e,a)||n&&e[a]===116&&e[a+1]===111?k:f;return i|o|u|(as(t)?qt:f)}function ss({bytes:t,start:e,end:s,behind:r}){return t[e]!==45&&t[e]!==47&&t[e-1]!==47||r>s+1||l[t[e-1]]===_?!1:t[r]!==45&&(t[e]===45||!t.subarray(e+1,s).includes(47))}function ns({bytes:t,start:e,behind:s}){return t[e]===45&&t[d(t,s,!0)]===45}function as(t){let{bytes:e,start:s,quoted:r,before:n}=t;if(e[s-1]===40)return(e[s-2]|32)===116;let a=s;for(;l[e[a-1]]!==p;)if(--a<=s-$)return is(e,a,s)<=4;let i=d(e,a);if(i>=s-(r?1:0))return os(t);if((e[n]|32)===116&&((e[n-1]|32)===101||(e[n-1]|32)===117))return!0;let o=i;for(;o<s&&l[e[o]]!==b;)o++;return o-i<=24&&gt(Ft(e,i,o))}function is(t,e,s){let r=0;for(let n=e;n<s;n++)l[t[n]]===b&&l[t[n+1]]!==b&&r++;return r}function os({bytes:t,behind:e,limit:s}){if(l[t[e]]===w)return!0;let r=e;for(;r<s&&(l[t[r]]&(b|p))===0;)r++;return r=d(t,r),r>=s||l[t[r]]===p||t[r]===35||t[r]===59}var ls=["passw","passphrase","passwd","pwd","_pass","pass ",'pass"',"pass'","pass<","requirepass","masterauth","secret","token","apikey","api_key","api-key","accesskey","access_key","access-key","auth_key","authkey","private_key","privatekey","private-key","credential","creds","signing_key","signing-key","signingkey","encryption_key","encryption-key","encryptionkey","master_key","master-key","masterkey","shared_key","sharedkey","account_key","accountkey","authoriz","bindpw","bind_pw","rootpw","key-string","shared-key","community","wpa-psk","server key ","isakmp key ","server-key ","ication-key ",'_key"',"_key'","_key:",`_key
`,"_key<","_key}","_key]","_key-","_key ",'-key"',`-key
`,"senha","motdepasse","mot_de_passe","contrase","kennwort","passwort","wachtwoord","parola","clave","haslo",'salt"',"salt'",'dsn"'],us=["\u043F\u0430\u0440\u043E\u043B\u044C","\u041F\u0430\u0440\u043E\u043B\u044C","\u041F\u0410\u0420\u041E\u041B\u042C","\u043F\u0430\u0440\u043E\u043B\u0430","\u5BC6\u7801","\u5BC6\u78BC","\u30D1\u30B9\u30EF\u30FC\u30C9","\uBE44\uBC00\uBC88\uD638","\u03BA\u03C9\u03B4\u03B9\u03BA\u03CC\u03C2","\u05E1\u05D9\u05E1\u05DE\u05D4","contrase\xF1a","Contrase\xF1a","has\u0142o","Has\u0142o","l\xF6senord","L\xF6senord","jelsz\xF3","m\u1EADt kh\u1EA9u"],cs=["name","foreign","command","call","insert"],at=Array.from({length:256},(t,e)=>String.fromCharCode(e)).join("");function j(t,e,s){let r=Array.from(at).filter(n=>e.test(n)&&!t.includes(n));return{kind:"run",bytes:at,min:1,path:[{skip:r.join(""),most:s,need:t}]}}var ds=j(`:=,;<>{}])|?
\r\0`,/[\w.\-/"'`\\\s\x80-\xff]/,120),fs={kind:"run",bytes:at.replace(/[eEoO]/g,""),min:1},ps={kind:"command",fold:!1,lead:`\0	
\r "'\`$&(/:;=@[>{|`},hs=j("-/\\",/[^\n]/,120),ws={kind:"call",fold:!1,lead:`\0	
\r !&(*+,-./:;<=>?@[{|}~^%"'\``},ms=j("\"'`",/[^;{]/,120);function ys(){let t={kind:"none"},e=ls.map(i=>({text:i,fold:!0,kind:"name",follow:ds}));e.push({text:"auth",fold:!0,kind:"name",follow:fs});let s=we().map(({words:i,hasPositions:o,isPipedTo:u})=>({...ps,text:u?i:`${i} `,follow:o?t:hs})),r=Ut().map(i=>({...ws,text:i,follow:ms})),n=us.map(i=>({text:vs(i),fold:!1,kind:"foreign",follow:t})),a={text:"insert into ",fold:!0,kind:"insert",follow:j("(",/[^;]/,100)};return[...e,...n,...s,...r,a]}function gs(t,e,s){let{before:r,after:n}=_s(e),a=Math.max(s.low,e.at-r),i=(0,Dt.a)(t,a,Math.min(s.high,e.at+n)),o={start:e.at-a,end:e.at-a+e.length};return xs(i,o,e).map(({name:u,value:c})=>({name:typeof u=="string"?u:Ht(u,a),value:Ht(c,a)}))}var ks={before:320,after:1200},bs={before:1024,after:3072};function _s({kind:t,readers:e}){return t==="insert"||t==="name"&&(e&M.pair)!==0?bs:ks}function xs(t,e,{kind:s,readers:r}){if(s==="command")return me(t,e);if(s==="call")return Rt(t,e);if(s==="foreign")return Cr(t,e);if(s==="insert")return ie(t,e);let n=sr(t,e),a=r&M.pair?ar(t,n):[];return a.length>0?a:[...r&M.fallback?ze(t,n):[],...r&M.directive?Le(t,n):[],...r&M.option?Mr(t,n):[]]}function Ht({start:t,end:e},s){return{start:t+s,end:e+s}}function vs(t){return Array.from(new TextEncoder().encode(t),e=>String.fromCharCode(e)).join("")}function As(t){return t>=65&&t<=90?t|32:t}function Cs(t){return(t<128?t:t&-121)|32}function $s(t){return(t&~Math.imul((t&-2139062144)>>>7,120)|538976288)>>>0}function It(t){return Math.imul(t,2654435761)>>>12}function Ss(t,e){let s=new DataView(t.buffer,t.byteOffset);qs(t,s,e);let{characters:r}=e,n=0;for(let a=e.texts;a<e.checks;a+=16){let i=s.getUint16(a+4,!0);if(i===0)break;s.setUint32(a,r,!0),s.setUint32(a+8,n,!0),r+=i+1,n+=s.getUint32(a+12,!0)}}function qs(t,e,{bitmap:s,slots:r,slotMask:n}){for(let a=0;a<=n;a++){let i=e.getUint32(r+a*16,!0);if(i===0)continue;let o=It(i);t[s+(o>>3)]|=1<<(o&7)}}module.exports={__esModule:!0,a:D,b:$r,c:Br,d:cs,e:ys,f:gs,g:As,h:Cs,i:$s,j:It,k:Ss};
