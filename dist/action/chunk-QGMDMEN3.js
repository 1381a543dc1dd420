"use strict";var Ce=require("./chunk-4A4IJQA6.js"),qe=/^(?:\$[{(A-Za-z_]|\{\{|<|%[({]|#\{|@\{|\[(?:variables|parameters|concat)\(|(?:true|false|null|none|nil|undefined|string|secure_?string|password|text|boolean|bool|integer|object|array|number|required|optional|hidden|yes|no|public|private)$)/i;function f(e,{start:t,end:r}){let s=r-t;return s>=4&&s<=1024&&!qe.test(e.slice(t,Math.min(r,t+24)))}var Pe="bBfFrRuUL@$";function p(e,t){let r=t;for(;r<t+2&&Pe.includes(e[r]??" ");)r++;let s=e.charCodeAt(r);if(s!==34&&s!==39&&s!==96)return;let n=Me(e,r+1,s);return n<0?void 0:{start:r+1,end:n,quoted:!0,next:n+1}}function Me(e,t,r){for(let s=t;s<e.length;s++){let n=e.charCodeAt(s);if(n===r)return s;if(n===10||n===92&&r!==96&&e.charCodeAt(++s)===10)return-1}return-1}function S(e,t,r){let s=t,n=Math.min(e.length,t+1100);for(;s<n&&e[s]!==`
`&&!r.includes(e[s]);)s++;let a=s;for(;s>t&&E(e.charCodeAt(s-1));)s--;return{start:t,end:s,quoted:!1,next:a}}function E(e){return e===32||e===9||e===13}function u(e,t,r=!1){let s=t;for(;s<e.length&&(E(e.charCodeAt(s))||r&&e[s]===`
`);)s++;return s}function R(e,t,r=!1){let s=t-1;for(;s>=0&&(E(e.charCodeAt(s))||r&&e[s]===`
`);)s--;return s}var v=`
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
`;function V(e){let t=[],r=`
${e} `;for(let s=v.indexOf(r);s>=0;s=v.indexOf(r,s+1)){let[n,a=""]=v.slice(s+r.length,v.indexOf(`
`,s+1)).split(" ");t.push({position:Number.parseInt(n,10),separator:n.slice(1),name:a})}return t}function Oe(){let e=v.trim().split(`
`).map(t=>t.slice(0,t.indexOf(" ")));return[...new Set(e)].map(t=>`${t}(`)}var ze=/^(?:&|\*)?(?:new\s{1,4})?(?:\[\]byte|[A-Za-z_][\w.:]{0,48})\(\s{0,8}(?:(?:"[\w.-]{1,12}"|'[\w.-]{1,12}'),\s{0,4})?(?:[A-Za-z_]\w{0,24}\(\s{0,4})?/,Ee=8;function Be(e,t){if(/[\w$]/.test(e[t.start-1]??" "))return[];let r=V(e.slice(t.start,t.end-1)),s=X(e,t.end);for(let{position:n,name:a,separator:i}of r){let o=s[n-1],d=o&&i!==""?De(e,o,i):o;if(d&&f(e,d))return[{name:a,value:d}]}return[]}var Te=["login","log_in","signin","sign_in","credential","basicauth","basic_auth","authenticat","passw","connect","_auth",".auth","authorize"],J=["hmac","encrypt","decrypt","cipher","jwt","signwith"];function Fe(){return[...Te,...J]}function He(e,t){let r=/^\w{0,24}[!?]?(?:\(|[ ](?=["']))/.exec(e.slice(t.end,t.end+28));if(!r)return[];let s=Ie(e,t.start),n=e.slice(s,t.end+r[0].length-1);if(V(n).length>0||/^(?:is|has|should|get|test|describe|it)[A-Z_]/.test(n))return[];let a=X(e,t.end+r[0].length),i=e.slice(t.start,t.end).toLowerCase(),o=J.includes(i),d=o?0:i==="connect"?2:1;for(let l=a.length-1;l>=d;l--){let c=a[l];if(c&&f(e,c)&&We(e,c))return[{name:o?"secret_key":"password",value:c}]}return[]}function Ie(e,t){let r=t;for(;r>0&&t-r<40&&/\w/.test(e[r-1]);)r--;return r}function We(e,{start:t,end:r}){let s=e.slice(t,r);return/[\d!@#$%^&*+=~]/.test(s)&&!/\s|:\/\/|^[./\d-]+$|^\w[\w.-]*@|^[\w-]+(?:\.[\w-]+)+$|^[a-z]{2,8}-?\d{1,4}$/i.test(s)}function De(e,{start:t,end:r},s){let n=(s===":"?/^[\w.@+-]{1,64}:(?=[^\s:/]{4,100}$)/:/^\w{1,40}\/(?=[^\s@/]{4,100}@)/).exec(e.slice(t,r));if(!n)return;let a=t+n[0].length;return{start:a,end:s===":"?r:e.indexOf("@",a)}}function X(e,t){let r=[],s=t;for(;r.length<Ee;){s=u(e,s,!0);let n=ze.exec(e.slice(s,s+120))?.[0].length??0,a=p(e,s)??(n>0?p(e,s+n):void 0),i=je(e,s);if(r.push(a&&a.next<=i?a:void 0),e[i]!==",")return r;s=i+1}return r}function je(e,t){let r=0,s=t;for(;s<e.length;){let n=e[s];if("([{".includes(n))r++;else if(")]}".includes(n)&&r--===0||n===","&&r===0||n===";"&&r===0)return s;s=p(e,s)?.next??s+1}return s}var Ue=/^(?:name|key|id|field|header|variable|var|env|property|param|parameter|attribute|option|setting|label|title|identifier|k|n|path|secretname|keyname|headername|varname|envname|settingname)$/i,Ne=/^(?:value|val|v|default|defaultvalue|content|contents|text|data|string|plaintext|literal|secret|secretstring|secretvalue|stringvalue|stringdata|current|initial|initialvalue|actual|raw|unset|fallback|defaultsto|example|parametervalue|currentvalue)$/i;function C(e){let t=e.replace(/^(?:[@#$:-]|[A-Za-z]\w{0,24}:)+/,""),r=/^(.*[._-])([A-Za-z]+)$/.exec(t);if(r)return{prefix:r[1],word:r[2]};let s=/^(.*[a-z0-9])((?:Name|Key|Id|Field|Value|Default|Data|Text|Content))$/.exec(t);return s?{prefix:s[1],word:s[2]}:{prefix:"",word:t}}function q(e){let{prefix:t,word:r}=C(e);return Ue.test(r)&&!/user|host|file|class|first|last|display|full|domain|group|role/i.test(t)}function A(e){return Ne.test(C(e).word)}var G=64,Ke=32,Le=4,P="{[(",M="}])",B=/(?:"((?:[^"\\\n]|\\.)*)"|'((?:[^'\\\n]|\\.)*)'|([@$#:]?[\w.-]+))\s{0,20}(?:=>|:=|[:=](?![:=]))\s{0,60}/y;function y(e,t){let r=[],s=t;for(;r.length<G;){s=Ze(e,s);let n=e[s];if(n===void 0||M.includes(n))return r;B.lastIndex=s;let a=B.exec(e),i=a?B.lastIndex:s,o=Q(e,i);o.value&&r.push({label:a?a[1]??a[2]??a[3]:void 0,value:o.value}),s=Math.max(o.next,s+1)}return r}function Ze(e,t){let r=u(e,t,!0);for(;e[r]===","||e[r]===";";)r=u(e,r+1,!0);return r}function Q(e,t){let r=e[t];if(r!==void 0&&P.includes(r)){let a=Y(e,t);return{value:void 0,next:/^[\w.*]{1,40}[{(]/.test(e.slice(a,a+42))?Y(e,Re(e,a)):a}}let s=p(e,t);if(s)return{value:s,next:s.next};let n=S(e,t,",;}])");return{value:n,next:n.next}}function Re(e,t){let r=t;for(;!P.includes(e[r]);)r++;return r}function Y(e,t){let r=0,s=t;for(;s<e.length;){let n=e[s];if(P.includes(n)?r++:M.includes(n)&&r--,r===0)return s+1;if(r>Ke)return e.length;s=p(e,s)?.next??s+1}return s}function ee(e,t){let r=[],s=t;for(;r.length<G&&s<e.length;){s=u(e,s,!0);let{value:n,next:a}=Q(e,s);if(r.push(n&&e[n.start-1]!==void 0&&/["'`]/.test(e[n.start-1])?n:void 0),s=u(e,a,!0),e[s]!==",")return{values:r,next:s};s++}return{values:r,next:s}}function Ve(e,t){let r=[],s=Math.min(e.length,t+800),n=1;for(let a=t,i=0;a<s&&n>0&&i<Le;a++){let o=e[a];if(M.includes(o)&&n--,o!=="{"){a=(p(e,a)?.next??a+1)-1;continue}n++,i++,r.push(...h(y(e,a+1)))}return r.slice(0,1)}function Je(e,t){let r=0;for(let s=t-1;s>=0;s--){let n=e[s];if(M.includes(n))r++;else{if(P.includes(n)&&r--===0)return s+1;(n==='"'||n==="'")&&(s=Xe(e,s,n))}}return-1}function Xe(e,t,r){let s=e.lastIndexOf(r,t-1);return s<0||e.slice(s,t).includes(`
`)?t:s}function h(e,t=""){let r=e.filter(({label:a})=>a!==void 0&&A(a)),{prefix:s}=C(t),n=r.filter(({label:a=""})=>C(a).prefix===s);return(n.length>0?n:r).map(({value:a})=>a)}var Ge=40,Qe=/^insert\s+(?:ignore\s+)?into\s+[\w."`[\]]{1,80}\s*\(([^()]{1,600})\)\s*(?:output\s[^()]{1,80})?values\s*(?=\()/di,Ye=/passw|pwd|secret|token|api_?key|access_?key|private_?key|credential|_pass\b|passphrase/i;function et(e,t){let r=e.slice(t.start),s=Qe.exec(r),n=s?.indices?.[1];if(!s||!n)return[];let a=tt(s[1],t.start+n[0]),i=[],o=t.start+s[0].length;for(let d=0;d<Ge&&e[o]==="(";d++){let{values:l,next:c}=ee(e,o+1);for(let{column:w,name:$}of a){let k=l[w];k&&f(e,k)&&i.push({name:$,value:k})}if(o=u(e,c+1,!0),e[o]!==",")break;o=u(e,o+1,!0)}return i}function tt(e,t){let r=[],s=t;for(let[n,a]of e.split(",").entries()){let i=/[\w.-]+/.exec(a);i&&Ye.test(i[0])&&r.push({column:n,name:{start:s+i.index,end:s+i.index+i[0].length}}),s+=a.length+1}return r}var te=`
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
htpasswd|mosquitto_passwd: #3 #2
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
net use: #3 #2
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
curl: -E@ --cert@ --proxy-cert@ --key-pass --proxy-pass
sqlcmd|bcp|osql: -z* -Z*
sqlpackage|SqlPackage|SqlPackage.exe|sqlpackage.exe: /sp: /tp: /SourcePassword: /TargetPassword:
openssl passwd: #1
openssl dgst|openssl mac|openssl enc|openssl pkcs12|openssl rsa|openssl req|openssl ec|openssl pkcs8|openssl x509|openssl ca: -hmac -passin -passout -pass -k -password -passwd
cf set-env|cf set-running-environment-variable-group: #2
sops set: #3
sonar-scanner|sonar-scanner.bat|mvn|gradle|./gradlew|./mvnw: -Dsonar.login= -Dsonar.token= -Dsonar.password=
add-user.sh|add-user.bat|jboss-cli.sh|keycloak.sh|kcadm.sh|kc.sh|asadmin: -p --password
iscsiadm: -v<-n
setx: /p /P
nuget setApiKey|nuget setapikey|choco apikey|dotnet nuget setapikey: #1
qpdf: #2
poetry config: #2
bundle config|bundle config set: #2@: #1@:
openfortivpn|openconnect|vpnc|nmcli|mullvad|wg-quick: -p --password
ipa-client-install|ipa-server-install|ipa-replica-install|realm|adcli|kadmin|kadmin.local|kinit: -w -p -a --password --admin-password --ds-password
security add-generic-password|security add-internet-password|security find-generic-password: -w
netsh|netsh wlan: key=
networksetup: #4
mc alias set|mc config host add|s3cmd|s3fs|s5cmd: #4 --secret_key
ab: -A@ -P@
slappasswd: -s*
samba-tool user: #3 #2
net ads|net rpc: -U@%
winrs|winrs.exe: -p: -password: /p: /password:
bitsadmin: #5
dotnet dev-certs: -p --password
rclone obscure: #1
zpaq: -k+
oathtool: -b #1
basic_ldap_auth|squid_ldap_auth|ldap_auth: -w*
restic|borg|rclone|duplicity|kopia: --password --pass
Set-ItemProperty|New-ItemProperty: -Value<-Name
consul kv put|etcdctl put: #set
`,se=new Map;function O(e){let t=se.get(e);if(t)return t;let r=new Map;for(let s of te.split(`
`)){if(!s.includes(e))continue;let{commands:n,specs:a}=ne(s);for(let i of n)re(i)===e&&r.set(i,[...r.get(i)??[],...a])}return se.set(e,r),r}function st(){return[...new Set(te.trim().split(`
`).flatMap(e=>ne(e).commands.map(re)))]}function re(e){let t=e.indexOf(" ");return t<0?e:e.slice(0,t)}function ne(e){let t=e.indexOf(": ");return{commands:e.slice(0,t).split("|"),specs:e.slice(t+2).split(" ").map(nt)}}var rt={"+":"attached","*":"either",":":"prefix","=":"prefix"};function nt(e){if(e==="|")return{flag:"",how:"piped",nameFlag:"",separator:"",index:0};if(e==="#set")return{flag:"",how:"setting",nameFlag:"",separator:"",index:1};let t=/^#(\d)(?:@(.))?$/.exec(e);if(t)return{flag:"",how:"position",nameFlag:"",index:Number(t[1]),separator:t[2]??""};let r=/^(.+)@(.?)$/.exec(e);if(r)return{flag:r[1],how:"pair",nameFlag:"",separator:r[2]===""?":":r[2],index:0};let s=e.split("<");if(s.length===2)return{flag:s[0],how:"next",nameFlag:s[1],separator:"",index:0};let n=e.at(-1),a=rt[n]??"next";return{flag:a==="attached"||a==="either"?e.slice(0,-1):e,how:a,nameFlag:"",separator:"",index:0}}var at=` 	\r
"'\`;|&)<>`,it=`
;|&)]}<>#`;function ot(e,t){let r=[],s=t;for(;r.length<60;){if(s=lt(e,s),s>=e.length||it.includes(e[s]))return r;let n=dt(e,s);if(n.next===s)return r;r.push(n),s=n.next}return r}function lt(e,t){let r=t;for(;;){let s=e[r];if(s===" "||s==="	"||s===",")r++;else if((s==="\\"||s==="`"||s==="^")&&/^\r?\n/.test(e.slice(r+1,r+3)))r=e.indexOf(`
`,r)+1;else return r}}function dt(e,t){let r=e[t];if(r==='"'||r==="'"){let a=ae(e,t+1,r);return a<0?{start:t,end:t,next:t}:{start:t+1,end:a,next:a+1}}let s=t;for(;s<e.length&&!at.includes(e[s]);)s++;let n=e[s];if((n==='"'||n==="'")&&s>t&&/[=:p]/.test(e[s-1])){let a=ae(e,s+1,n);if(a>0)return{start:t,end:a,next:a+1}}return{start:t,end:s,next:s}}function ae(e,t,r){for(let s=t;s<e.length&&s<t+600;s++){if(e[s]===`
`)return-1;if(e[s]==="\\"&&r==='"')s++;else if(e[s]===r)return s}return-1}var ct=new Set(["kubectl","oc","helm","aws","az","gcloud","docker","podman"]);function ie(){let e=new Map;for(let[t,r]of st().flatMap(s=>[...O(s)])){let[s="",n]=t.split(" "),a=ct.has(s)||n===void 0?s:`${s} ${n}`,i=r.some(({how:l})=>l==="piped"),o=i||r.some(({how:l})=>l==="position"||l==="setting"||l==="prefix"),d=e.get(a);e.set(a,{words:a,hasPositions:o||d?.hasPositions===!0,isPipedTo:i||d?.isPipedTo===!0})}return[...e.values()]}function pt(e,t){if(/[\w@$%-]/.test(e[t.start-1]??" "))return[];let r=ht(e,t);if(r)return[r];let s=/["']/.test(e[t.end-1]??" ");if(s&&e[t.start-1]!==e[t.end-1])return[];let n=ot(e,s?t.start-1:t.start);return ut(e,n)}function ut(e,t){let r=t.slice(0,5).map(n=>e.slice(n.start,n.end)),s=O(r[0]??"");for(let n=4;n>0;n--){let a=s.get(r.slice(0,n).join(" "));if(a)return oe(e,t.slice(n),a)}return mt(e,t,r)}var ft=/\b(?:echo|printf)[ \t]+(?:-\w+[ \t]+)*(?:"(?:%s(?:\\n)?"[ \t]+")?(?:[\w.$-]{1,40}:)?([^\s"|]{4,200})"|'(?:[\w.$-]{1,40}:)?([^\s'|]{4,200})'|(?:[\w.$-]{1,40}:)?([^\s"'|]{4,200}))[ \t]*\|[ \t]*(?:sudo[ \t]+)?(?:\/[\w/]{1,30}\/)?$/d,wt=/^(?:chpasswd|passwd|cryptsetup|kinit|sudo -S)\b|^[^\n|;]{0,160}stdin/;function ht(e,{start:t}){let r=Math.max(0,t-300);if(!wt.test(e.slice(t,t+200)))return;let s=ft.exec(e.slice(r,t))?.indices,n=s&&(s[1]??s[2]??s[3]),a=n&&{start:r+n[0],end:r+n[1]};return a&&f(e,a)?{name:"password",value:a}:void 0}function mt(e,t,r){for(let s=2;s<Math.min(t.length-1,6);s++){let n=O(r[0]).get(`${r[0]} ${e.slice(t[s].start,t[s].end)}`);if(n)return oe(e,t.slice(s+1),n)}return[]}function oe(e,t,r){let s=[],n=new Set;for(let o=0;o<t.length;o++)for(let d of r){let l=yt(e,t,o,d);if(l){n.add(o),l.value.start>=t[o].end&&n.add(o+1),s.push(l);break}}let a=r.some(({flag:o})=>o.startsWith("/"))?/^[-/]/:/^-/,i=t.filter((o,d)=>!n.has(d)&&!a.test(e.slice(o.start,o.end)));for(let o of r){let d=_t(e,i,o);if(s.push(...d),d.length>0)break}return s.filter(({value:o})=>f(e,o))}function yt(e,t,r,s){let{flag:n,how:a,nameFlag:i}=s;if(a==="position"||a==="setting"||a==="piped")return;let o=i===""?$t(n):bt(e,t,i);if(o===void 0)return;let d=t[r],l=gt(e,d,n);if(l===n)return kt(e,t[r+1],o,s);let c=l.startsWith(n)?xt(e,d,s):void 0;return c&&{name:o,value:c}}function gt(e,{start:t,end:r},s){let n=e.slice(t,r);return s.startsWith("/")&&n.slice(0,s.length).toLowerCase()===s.toLowerCase()?s+n.slice(s.length):n}function kt(e,t,r,{how:s,separator:n}){if(!(s==="attached"||s==="prefix"||!t))return{name:r,value:s==="pair"?T(e,t,n):vt(e,t)}}function xt(e,t,{flag:r,how:s,separator:n}){let a={start:t.start+r.length,end:t.end},i=s==="prefix"||s==="attached";if(e[a.start]==="="&&!i)a.start++;else if(s==="next"||s==="pair"&&r.startsWith("--"))return;let o=At(e,a);return s==="pair"?T(e,o,n):o}function _t(e,t,{how:r,index:s,separator:n}){let a=t[s-1];if(!a||r!=="position"&&r!=="setting")return[];if(r==="position")return[{name:"password",value:n===""?a:T(e,a,n)}];let i=t[s];return i?[{name:a,value:i}]:[]}function bt(e,t,r){let s=t.findIndex(({start:n,end:a})=>e.slice(n,a)===r);return s<0?void 0:t[s+1]}function T(e,t,r){let s=e.slice(t.start,t.end).indexOf(r);return s<0?{start:t.end,end:t.end}:{start:t.start+s+r.length,end:t.end}}function vt(e,t){return e.startsWith("pass:",t.start)?{start:t.start+5,end:t.end}:t}function At(e,{start:t,end:r}){return/["']/.test(e[t]??"")?{start:t+1,end:e[r-1]===e[t]&&r-1>t?r-1:r}:{start:t,end:r}}function $t(e){return/token|bearer|-t$|auth$/i.test(e)?"token":/api-?key|account-key|-k$|-kvs/i.test(e)?"api_key":/secret|value|body|-b$|-v$/.test(e)?"secret":"password"}var St=/^[\w.-]{0,80}?[\w](?::?[-=+?]|:)([^{}\n]{1,300})\}/d,Ct=[{marks:"|?o/a",pattern:/^["'`]?[\])}]{0,2}(?:[ \t]{1,4}as[ \t]{1,4}[\w.]{1,24}\??)?[ \t\n]{0,8}(?:\|\||\?\?=?|\?:|\bor\b|\/\/)[ \t\n]{0,8}/},{marks:"{",pattern:/^["'`]?[\])]{0,2}[ \t]{0,4}\{[ \t]{0,4}/},{marks:".",pattern:/^["'`]?[\])}]{0,2}(?:\.\w{1,12}\(\)){0,2}\.(?:unwrap_?or|get_?or_?else|or_?else|or_?default|default_?value|default|if_?empty|value_?or|and_?return|then_?return|returns)\w{0,8}\([ \t]{0,4}(?:\|_?\||\(\) ?[=-]>|\{)?[ \t]{0,4}/i},{marks:"|",pattern:/^["'`]?[\])}]{0,2}[ \t]{0,4}\|[ \t]{0,4}d(?:efault)?(?:\([ \t]{0,4}|[ \t]{1,4})(?:value=)?/},{marks:":=\"'`",pattern:/^["'`]?\)["'`]?[ \t]{0,4}(?::|=>)[ \t]{0,4}/},{marks:"eE",pattern:/^[ \t]{0,4}\}[ \t\n]{0,8}else[ \t\n]{0,8}\{[ \t\n]{0,8}/i},{marks:"\"'`",pattern:/^["'`]?\)[ \t\n]{0,8}(?=["'`])/,only:"chosen"},{marks:",",pattern:/^["'`]?\),[ \t\n]{0,8}/,only:"chosen"},{marks:":",pattern:/^[ \t]{0,4}:[ \t]{0,4}(?:constant[ \t]{1,4})?[\w.]{1,30}(?:\s?\([^)\n]{1,20}\))?[ \t]{0,4}:=[ \t]{0,4}/i},{marks:"aA",pattern:/^[ \t]{1,4}As[ \t]{1,4}\w{1,24}(?:[ \t]\*[ \t]\d+)?[ \t]{0,4}=[ \t]{0,4}/i},{marks:"pPtT",pattern:/^[ \t]{1,12}(?:PIC|TYPE)[ \t][^\n"']{1,40}?VALUE[ \t]{1,8}/i},{marks:"dDeE.",pattern:/^:?[ \t]{1,16}(?:db|dc\.b|equ|\.asciz|\.string|\.ascii)[ \t]{1,8}<?/i},{marks:".",pattern:/^[ \t]\.[ \t](?=")/},{marks:"=",pattern:/^["'`]?\}[ \t]{0,4}(?:\|\||\/\/)?=[ \t]{0,4}/},{marks:"t",pattern:/^["'`][ \t]{1,4}to[ \t]{1,4}/},{marks:"[",pattern:/^["'`]?\](?:\[["'`][\w.-]{1,40}["'`]\]){1,4}[ \t]{0,4}=[ \t]{0,4}/},{marks:",<[",pattern:/^[ \t]?(?:[<[][\w.-]{1,40}[>\]])?["'`],[ \t\n]{0,20}(?:["'][^"'\n]{0,80}["'],[ \t\n]{0,20})?(?=["'`])/,only:"option"},{marks:":",pattern:/^[ \t]{0,4}:[ \t]{0,4}[\w[\]., |?]{1,40}=[ \t]{0,4}[\w.]{0,24}(?:Option|Argument|Query|Header|Form|Field|Cookie|Param)\([ \t\n]{0,8}/},{marks:":=",pattern:/^[ \t]{0,4}(?::[ \t]{0,4}[\w[\]., |?]{1,40})?[ \t]{0,4}[:=][ \t]{0,4}[^\n"'`;]{1,80}?(?:\bdefault\w{0,8}[ \t]{0,4}[=:(][ \t]{0,4}|\boptional\([\w.]{1,20},[ \t]{0,4})/i},{marks:":=",pattern:/^[ \t]{0,4}[:=][ \t]{0,4}[\w.]{1,40}[ \t]{0,4}[({][^{}()"'`]{0,160}?\bdefault[ \t]{0,4}[=:][ \t]{0,4}/}];function qt(e,{start:t,end:r}){if(!e.startsWith("),",r)||!/\$\((?:or|if) [^\n]{0,80}\$\($/.test(e.slice(Math.max(0,t-90),t)))return;let s=/^\),([^\s$(),]{4,200})\)/.exec(e.slice(r,r+210));return s?[{start:r+2,end:r+2+s[1].length}]:void 0}var Pt=/\{\{-?\s{0,4}(?:coalesce|default)\s[^{}"'\n]{0,100}$/,Mt=/(?:\bdefault[ \t]{1,4}(?:"([^"\n]{1,200})"|'([^'\n]{1,200})'|`([^`\n]{1,200})`)[ \t]{1,4}[.$\w]{0,60}|:@?"(?:Bearer )?([^"\n]{1,200})"[ \t]{1,4}for\w{1,24}:@?")$/d,le=/(?:\b\w{1,40}\(\s{0,8}[\w.:$]{0,30}get\w{0,20}\(["'`]?$|\b(?:coalesce|try|default|first_?non_?(?:empty|null)|if_?null|nvl|firstof|or|cmp\.Or)\(|\(or )\s{0,8}(?:\(?[\w.$/]{0,40}[( ]["'`]?|[\w.$]{0,40})$/i;function Ot(e,t){let r=[...zt(e,t),...Bt(e,t),...Wt(e,t)],s={start:t.start,end:t.end};return r.filter(n=>f(e,n)).map(n=>({name:s,value:n}))}function zt(e,{start:t,end:r}){let s=e.lastIndexOf("{",t)+1;if(s<2||!"$#".includes(e[s-2])||!/^[\w.-]*$/.test(e.slice(s,Math.max(s,t))))return[];let n=St.exec(e.slice(s,r+310))?.indices?.[1];return n?[Et(e,{start:s+n[0],end:s+n[1]})]:[]}function Et(e,{start:t,end:r}){return r-t>=2&&/["']/.test(e[t])&&e[r-1]===e[t]?{start:t+1,end:r-1}:{start:t,end:r}}function Bt(e,t){let{end:r}=t,s=e.slice(r,r+260),n=Ft(s);for(let a of n===""?[]:Ct){if(!a.marks.includes(n)||!Tt(e,t,a))continue;let i=a.pattern.exec(s),o=i&&p(e,r+i[0].length);if(o)return[o]}return qt(e,t)??Ht(e,t)??(n===":"?It(e,t):[])}function Tt(e,{start:t,quote:r},{only:s}){return s==="option"?e[t]==="-":s!=="chosen"||le.test(e.slice(Math.max(0,t-90),t-r.length))}function Ft(e){let t="\"'`".includes(e[0]??" ")?1:0;for(;t<24&&` 	
])}`.includes(e[t]??".");)t++;return e[t]??""}function Ht(e,{start:t,end:r}){let s=e.slice(Math.max(0,t-110),t);if(!s.includes("{{")||!Pt.test(s))return;let n=/^(?:[ \t]{1,4}[.$\w]{1,60}){0,3}[ \t]{1,4}(?=["'`])/.exec(e.slice(r,r+260)),a=n&&p(e,r+n[0].length);return a?[a]:void 0}function It(e,{start:t,end:r}){let s=/^["'`]?[\])][ \t]{0,4}:[ \t]{0,4}/.exec(e.slice(r,r+16));if(!s||!/\?[^?\n;]{1,100}$/.test(e.slice(Math.max(0,t-110),t)))return[];let n=p(e,r+s[0].length);return n?[n]:[]}function Wt(e,t){let r=Math.max(0,t.start-280),s=e.slice(r,t.start),n=/default|for[KH]/.test(s)?Mt.exec(s)?.indices:void 0,a=n&&(n[1]??n[2]??n[3]??n[4]);if(a)return[{start:r+a[0],end:r+a[1]}];if(e[t.behind]!==","||!le.test(s.slice(-60)))return[];let i=p(e,u(e,t.behind+1,!0));return i?[i]:[]}var Dt=new Set("env arg setenv set setx export declare local define %define %global %define: #define #defined header requestheader add_header proxy_set_header more_set_headers more_set_input_headers fastcgi_param uwsgi_param scgi_param grpc_set_header set_header param property option config variable let setq defparameter defvar defconstant def const var enable username user snmp-server tacacs-server radius-server tacacs radius neighbor crypto ppp ntp ip ipv6 server line key standby vrrp isakmp aaa wireless wpa ssid machine default login account auth authentication git npm composer pip poetry bundle yarn defaults modparam setparam option_set option: setproperty equ .equ .set parameter".split(" ")),jt=/^[\w.-]{0,32}(?:passw(?:or)?d|passphrase|passwd|pass|pwd?|rootpw|bindpw|secret|community|masterauth|psk|key-string|shared-key|api[-_]?key|[a-z]_?token|^token|authtok)\d?$/i,Ut=/^(?:git|npm|composer|pip|poetry|bundle|yarn)$/,F=/^(?:(?:--?)?(?:\d{1,2}|encrypted|clear(?:text)?|plain(?:text)?(?:-password)?|level \d{1,2}|simple|cipher|ascii(?:-text)?|ascii|hex|md5|sha(?:-?\d{1,3})?|hmac-\w{2,8}|aes|des|irreversible-cipher|local|unencrypted|user|role)[ \t]+){0,3}/i,Nt=/pass|pwd|secret|token|api[_-]?key|access[_-]?key|private[_-]?key|auth[_-]?key|credential|[_-]key/i;function de(e){return Dt.has(e.toLowerCase())||/^[/#.]?(?:set|define|def|header|export|setenv)[-_]?\w{0,12}$|^\w{1,24}_(?:header|param|up)$/i.test(e)}function Kt(e,t){if(e[t.end+t.quote.length]!==" "&&e[t.end+t.quote.length]!=="	")return[];let r=e.lastIndexOf(`
`,t.start-1)+1,s=e.slice(r,t.start-t.quote.length);if(s.length>200||!Lt(e,t,s))return[];let n=t.behind+(F.exec(e.slice(t.behind,t.behind+60))?.[0].length??0),a=ts(e,n);return f(e,a)?[{name:Nt.test(e.slice(t.start,t.end))?{start:t.start,end:t.end}:"password",value:a}]:[]}function Lt(e,t,r){let s=r.replace(/[({]$/,"").trim().split(/\s+/),n=s[0].toLowerCase();if(es(e,t.behind)||Vt(e,t,{first:n,lead:r}))return!1;if(n===""||/[;{][ \t]*$/.test(r))return Yt(e,t);if(Jt(s)||Xt(e,t.behind)&&s.length<=6)return!0;let a=/["'{<]/.test(e[t.behind]??"");return de(n)?s.length<=Zt(n,a):a&&Rt(e,t,r)}function Zt(e,t){return!t&&Gt.test(e)?3:10}function Rt(e,{start:t,end:r},s){return/[(:*'"]$/.test(s)||Qt.test(e.slice(t,r))}function Vt(e,{start:t,end:r},{first:s,lead:n}){return Ut.test(s)?/signingkey$/i.test(e.slice(t,r))||!/\b(?:config|auth|credentials?|login)\b/.test(n):!1}function Jt(e){return e.length>1&&/^[\w:-]*(?:set|put|setenv|set-env)$/i.test(e.at(-1))}function Xt(e,t){let r=e.indexOf(`
`,t),s=e.slice(t,r<0?e.length:r).trim(),[n="",...a]=s.replace(F,"").split(/\s+/);return n.length>=6&&a.length<=4&&/\d/.test(n)&&/[A-Za-z]/.test(n)&&!/[.,:)(]$|^[(<[]|:\/\//.test(n)}var Gt=/^(?:set|let|def|line|user|key|login|default|option)$/,Qt=/^(?:password|passwd|pass|passphrase|secret)$/i;function Yt(e,t){let r=e.slice(t.start,t.end);if(!jt.test(r)&&!/[\w][._-][\w]/.test(r))return!1;let s=e.indexOf(`
`,t.end),n=e.slice(t.behind,s<0?e.length:s).trim().replace(F,"");if(/^(?:"[^"]*"|'[^']*'|\S+)[ \t]*;?(?:[ \t]+[#!].*)?$/.test(n))return/[^a-z]/.test(n.replace(/;$/,""));let a=/^(?:"[^"]*"|'[^']*'|[^\s;]+)/.exec(n)?.[0]??"";return a.length>=6&&/\d/.test(a)&&/[A-Za-z]/.test(a)&&!/[.,:)]$/.test(a)&&n.split(/\s+/).length<=5}function es(e,t){return/^[A-Za-z']+[ \t][A-Za-z']+[ \t][a-z']+[ \t][a-z']+/.test(e.slice(t,t+120))}function ts(e,t){let r=p(e,t)??ss(e,t);if(r)return r;let s=/^(\\{1,8}["'])([^"'\\\n]{1,200})\1/.exec(e.slice(t,t+220));if(s)return{start:t+s[1].length,end:t+s[1].length+s[2].length};let n=t;for(;n<e.length&&!/[\s;]/.test(e[n]);)n++;return{start:t,end:n}}function ss(e,t){let r=/^(?:\(?["']([^"'\n]{4,100})["']\)|\{([^{}\s]{4,100})\}|<["']([^"'\n]{4,100})["']>)/.exec(e.slice(t,t+110)),s=r?.[1]??r?.[2]??r?.[3];return s===void 0?void 0:{start:t+r[0].indexOf(s),end:t+r[0].indexOf(s)+s.length}}var H=40,rs=/^([ \t]*(?:- [ \t]*)*)(?:(?:"([^"\n]*)"|'([^'\n]*)'|([@$]?[\w.-]+))[ \t]*(?::(?=\s|$)|=(?!=))|(?=\S))[ \t]*/;function _(e,t){let r=e.lastIndexOf(`
`,t-1)+1,s=e.indexOf(`
`,t),n=s<0?e.length:s,[a,i="",o,d,l]=rs.exec(e.slice(r,n))??[""],c=o??d??l;return{start:r,end:n,indent:i.length,dash:i.includes("-"),label:c,value:r+a.length}}function ce(e,t){let r=p(e,t.value);if(r)return r;let s=S(e,t.value,""),n=e.slice(s.start,s.end);if(/^(?:[>|][+-]?\d?)?\s*$/.test(n))return t.end<e.length?ns(e,t):void 0;let a=n.search(/\s#/);return{start:s.start,end:a<0?s.end:s.start+n.slice(0,a).trimEnd().length}}function ns(e,t){let r=_(e,t.end+1);if(!(r.label!==void 0||r.dash||r.indent<=t.indent||r.end===r.start))return p(e,r.value)??S(e,r.value,"")}function as(e,t){let r=_(e,t);return[...is(e,r),...os(e,r)].flatMap(s=>{let n=s.indent===r.indent&&s.label!==void 0?ce(e,s):void 0;return n?[{label:s.label,value:n}]:[]})}function is(e,t){let r=[];for(let s=t;r.length<H&&s.start>0&&!s.dash&&(s=_(e,s.start-1),!(s.end>s.start&&(s.indent<t.indent||e[s.start]==="[")));r.push(s));return r}function os(e,t){let r=[];for(let s=t,n=0;n<H&&s.end<e.length;n++)if(s=_(e,s.end+1),s.end!==s.start){if(s.indent<t.indent||s.dash&&s.indent<=t.indent||e[s.start]==="[")break;r.push(s)}return r}function ls(e,t){let r=_(e,t),s=[],n;for(let a=r,i=0;i<H&&a.end<e.length;i++){if(a=_(e,a.end+1),a.end===a.start)continue;let o=a.dash?e.slice(a.start).search(/-/):a.indent;if(o<r.indent||o===r.indent&&!a.dash)break;if(n??=a.indent,a.indent!==n)continue;let d=ce(e,a);d&&s.push({label:a.label,value:d})}return s}function pe(e,t){let r=e.lastIndexOf(`
`,t-1)+1;return u(e,r)===t||/^[ \t]*(?:- [ \t]*)*["']?$/.test(e.slice(r,t))}var ds=/\s([@\w:.-]+)\s{0,4}=\s{0,4}(?:"([^"<>]*)"|'([^'<>]*)')/dg,cs=/<([\w:.-]{1,64})(\s[^<>]{0,300})?>(?:\s{0,40}<!\[CDATA\[([^\]<]*)\]\]>\s{0,40}|([^<]*))<\/\1\s{0,4}>/dg,ue="<![CDATA[",I=600;function ps(e,t){let r=e.lastIndexOf("<",t.start),s=e.indexOf(">",t.end);if(r<0||s<0||e.slice(r,t.start).includes(">"))return[];let n=[];for(let a of e.slice(r,s).matchAll(ds)){let[i,o]=a.indices[2]??a.indices[3];r+i!==t.start&&A(a[1])&&n.push({start:r+i,end:r+o})}return n.length>0||e[s-1]==="/"?n:fe(e,s+1)}function fe(e,t){let r=u(e,t,!0);if(e.startsWith(ue,r)){let s=e.indexOf("]]>",r);return s<0?[]:[j(e,{start:r+ue.length,end:s})]}if(e[r]!=="<"){let s=e.indexOf("<",r);return s<0?[]:[j(e,{start:r,end:s})]}return e.indexOf("</",r)<0?[]:D(e,r,r+I).slice(0,8).filter(({tag:s})=>W(s)).map(({value:s})=>s).slice(0,1)}function we(e,t,r=!1){let s=e.indexOf(">",t.end);if(s<0)return[];let n=D(e,s+1,s+I);for(let{tag:o,value:d,lead:l}of n){if(l.includes("</"))break;if(W(o)||r&&o==="string")return[d]}let a=e.lastIndexOf("<",t.start),i=a;for(let o of D(e.slice(0,a),Math.max(0,a-I),a).toReversed()){if(!/^\s*$/.test(e.slice(o.close,i)))return[];if(W(o.tag))return[o.value];i=o.open}return[]}function he(e,t=""){let r=/\s(?:name|key|id)\s{0,4}=\s{0,4}["']([\w.-]{1,64})["']/.exec(t)?.[1];return r!==void 0&&(q(r)||A(r))?r:e}function W(e){return A(e)||/^(?:td|dd|th)$/i.test(e)}function D(e,t,r){let s=[],n=e.slice(t,r),a=0;for(let i of n.matchAll(cs)){let[o,d]=i.indices[3]??i.indices[4];s.push({tag:he(i[1],i[2]),value:j(e,{start:t+o,end:t+d}),lead:n.slice(a,i.index),open:t+i.index,close:t+i.index+i[0].length}),a=i.index+i[0].length}return s}function j(e,{start:t,end:r}){let s=t,n=r;for(;s<n&&/\s/.test(e[s]);)s++;for(;n>s&&/\s/.test(e[n-1]);)n--;return{start:s,end:n}}var U=64,us=Uint8Array.from({length:256},(e,t)=>Number(/[\w.\-/\x80-\xff]/.test(String.fromCharCode(t))));function fs(e,t){let{start:r,end:s}=ws(e,t),n=/^\\?["'`]/.exec(e.slice(s,s+2))?.[0]??"",a=n!==""&&!e.endsWith(n,r)?hs(e,r,n):r,i=n!==""&&e.slice(a-n.length,a)===n?n:"",o=u(e,s+i.length);return{start:a,end:s,quote:i,before:R(e,a-i.length),behind:o}}function ws(e,{start:t,end:r}){let s=t,n=r;for(;n>s+1&&!N(e,n-1);)n--;for(;s>0&&t-s<U&&N(e,s-1);)s--;for(;n<e.length&&n-r<U&&N(e,n);)n++;return{start:s,end:n}}function N(e,t){return us[e.charCodeAt(t)]===1}function hs(e,t,r){let s=e.lastIndexOf(r,t-1)+r.length;return s>=r.length&&t-s<U&&/^[\w.\-/:]*$/.test(e.slice(s,t))?s:t}function ms(e,t){let r=ys(e,t);return r?f(e,r)?[{name:"password",value:r}]:[]:gs(e,t).filter(s=>f(e,s)).map(s=>({name:{start:t.start,end:t.end},value:s}))}function ys(e,t){if(!/(?:auth|login|cred|account|signin)\w*$/i.test(e.slice(t.start,t.end)))return;let r=/^["'`]?\]?[ \t]{0,8}(?::=|=>|[:=])[ \t]{0,8}[\w.]{0,24}[([{][ \t\n]{0,20}(?=["'`])/.exec(e.slice(t.end,t.end+100));if(!r)return;let{values:s,next:n}=ee(e,t.end+r[0].length);return(s.at(-1)===void 0?s.length-1:s.length)===2&&/[)\]}]/.test(e[n]??"")?s[1]:void 0}function gs(e,t){let r=e[t.behind]??`
`;if(":=".includes(r))return Cs(e,t);if(r==="{")return t.quote===""?[]:h(y(e,t.behind+1));let s=e[t.before]??`
`;return"<>".includes(s)?xs(e,t,s+r):":=".includes(s)?xe(e,t):r==="]"&&_s(e,t)?Is(e,t):ks(t,s+r)?bs(e,t):ye(e,t)}function ks({quote:e},t){return e!==""&&"([{,".includes(t[0])||t==="{,"}function xs(e,t,r){return r[0]===">"&&e[t.before-1]==="="?xe(e,{...t,before:t.before-1}):r==="><"?Os(e,t):r==="<>"?zs(e,t):ye(e,t)}function _s(e,{start:t}){return/(?:^|\n)\[[^\]\n]*$/.test(e.slice(Math.max(0,t-120),t))}function bs(e,t){let r=e[t.behind];if(r===")")return me(e,t);if(r==="}")return e[t.start]==="-"?h(y(e,t.behind+1)):[];if(r!==",")return[];let s=Ds(e,t);if(s.length>0)return s;let n=u(e,t.behind+1,!0);return h(y(e,e[n]==="{"?n+1:n))}function vs(e,t){let r=Math.max(0,t.start-320),s=/\bset\s[^;]{0,120}?(\w+)\s{0,4}=\s{0,4}N?'([^'\n]{1,200})'[^;]{0,160}\bwhere\b[^;]{0,60}$/i.exec(e.slice(r,t.start));if(!s||!A(s[1]))return[];let n=r+s.index+s[0].indexOf(`'${s[2]}'`)+1;return[{start:n,end:n+s[2].length}]}function me(e,t,r=!1){let s=e.slice(Math.max(0,t.before-300),t.before);if(!r&&!/\bvalues\s{0,8}\([^()]{0,280}$/i.test(s))return[];let n=/(["'])([^"'\n]{4,200})\1\s{0,8}$/.exec(s);if(!n)return[];let a=t.before-s.length+n.index+1;return[{start:a,end:a+n[2].length}]}function ye(e,t){let r=Ss(e,t);if(r.length>0)return r;let s=e[t.behind],n=e.lastIndexOf(`
`,t.start-1)+1,a=e.indexOf(`
`,t.end),i=a<0?e.length:a,o=e.slice(t.behind,i),d=e.slice(n,t.start-t.quote.length);return s==="|"?ge(e,o,t.behind,/\|/):s===","?As(e,{row:o,lead:d,at:t.behind},t):e[t.end]==="	"&&(d===""||d.endsWith("	"))?ge(e,e.slice(t.end,i),t.end,/\t/):[]}function As(e,{row:t,lead:r,at:s},n){if(!/^(?:"?\d{1,9}"?,){0,2}$/.test(r)||/[./]/.test(e.slice(n.start,n.end)))return[];if((n.quote===""?/[\s(){}]/:/[(){}]/).test(t.trim()))return[];let a=K(t.slice(1),s+1,/,/);return a.length===1&&n.quote===""?a:a.filter(i=>z(e,i)).slice(0,1)}function ge(e,t,r,s){return K(t.slice(1),r+1,s).filter(n=>z(e,n)).slice(0,1)}var $s=20;function Ss(e,t){let r=e.lastIndexOf(`
`,t.start-1)+1,s=e.indexOf(`
`,t.end),n=e.slice(r,s<0?e.length:s),a=[";","	","|",","].find(c=>n.includes(c));if(a===void 0||s<0||/[(){}=]/.test(n))return[];let i=e.slice(r,t.start).split(a).length-1,o=n.split(a).length,d=[],l=s+1;for(let c=0;c<$s&&l<e.length;c++){let w=e.indexOf(`
`,l)<0?e.length:e.indexOf(`
`,l),$=e.slice(l,w);if($.split(a).length!==o)break;let k=K($,l,new RegExp(`\\${a}`))[i];k&&z(e,k)&&d.push(k),l=w+1}return d}function K(e,t,r){let s=[],n=t;for(let a of e.split(r).slice(0,12)){let i=/^[\s`"']*(.*?)[\s`"']*$/.exec(a),o=a.length-a.trimStart().length,d=a.slice(o).length-a.slice(o).replace(/^[`"']+/,"").length;s.push({start:n+o+d,end:n+o+d+i[1].length}),n+=a.length+1}return s}function Cs(e,t){let r=/^(?::=|=>|[:=])/.exec(e.slice(t.behind,t.behind+2))[0],s=u(e,t.behind+r.length);return/^(?:[{(]|\[(?!\]))/.test(e.slice(s,s+2))?Ms(e,t,s):qs(e,t,s)||(r===":"&&Ps(e,t,s)?L(e,t,ls(e,t.start)):[])}function qs(e,t,r){let s=/^(?:new\s)?(?:\[\]|%w)?[\w.<>[\]]{0,40}\s{0,2}[({[]\s{0,20}(?=["'])/.exec(e.slice(r,r+80));if(s&&ke(e,t))return L(e,t,y(e,r+s[0].length));let n=/^[\w.]{1,40}\s?\{\s{0,4}\n/.exec(e.slice(r,r+50));return n?h(y(e,r+n[0].length)):void 0}function ke(e,{start:t,end:r}){return/s$/i.test(e.slice(t,r))}function Ps(e,t,r){return(e[r]===`
`||/^[>|][+-]?\d?[ \t\r]*\n/.test(e.slice(r,r+12)))&&pe(e,t.start-t.quote.length)}function Ms(e,t,r){return L(e,t,y(e,r+1))}function L(e,t,r){let s=h(r);if(s.length>0)return s;let n=ke(e,t),a=r.every(({label:i})=>i===void 0);return n||a?r.map(({value:i})=>i).filter(i=>z(e,i)):[]}function z(e,{start:t,end:r}){let s=e.slice(t,Math.min(r,t+256)).replace(/^(?:Bearer|Basic|Token) /i,"");return s.length>=6&&/[\d!@#$%^&*+/=~]/.test(s)&&!/\s|^(?:[*#/]|\.{1,2}\/|\w+:\/\/)/.test(s)}function Os(e,t){let r=e.lastIndexOf("<",t.before),s=r<0?void 0:/^<([\w:.-]+)[^<>]*>$/.exec(e.slice(r,t.before+1));if(!s)return[];let n=he(s[1],s[0].slice(s[1].length+1));return q(n)||/^(?:td|th|dt)$/i.test(n)?we(e,t):n==="string"?we(e,t,!0):[]}function zs(e,t){let r=u(e,t.behind+1,!0);return e[r]==="<"&&e[r+1]!=="/"?fe(e,r):[]}function xe(e,t){let r=Ts(e,t.before);if(r===void 0)return[];if(/^s:\d+$/.test(r))return Hs(e,t);if(!q(r))return[];let s=/^\w{0,16}default\w{0,8}[:=]["']/i.exec(e.slice(t.behind,t.behind+32));if(s)return[p(e,t.behind+s[0].length-1)].filter(a=>a!==void 0);if(Es(e,t))return ps(e,t);let n=Fs(e,t.before);return/^for[A-Z]\w*$/.test(r)?me(e,{...t,before:R(e,n)},!0):Bs(e,t,{label:r,keyStart:n})}function Es(e,t){let r=e.lastIndexOf("<",t.start);return r<0||e[t.before]!=="="?!1:!/[>\n]/.test(e.slice(r,t.start).replace(/\n\s/g," "))}function Bs(e,t,{label:r,keyStart:s}){let n=`
#`.includes(e[t.behind]??`
`),a=n&&pe(e,s)?h(as(e,t.start),r):[];if(a.length>0)return a;let i=Je(e,s);return i<0?n?[]:_e(h(y(e,t.behind),r),()=>vs(e,t)):_e(h(y(e,i),r),()=>Ve(e,i))}function _e(e,t){return e.length>0?e:t()}function Ts(e,t){return/(s:\d{1,4}|[@$#:]?[\w.-]{1,40})["'`]?[ \t]{0,8}=?$/.exec(e.slice(Math.max(0,t-52),t))?.[1]}function Fs(e,t){let r=Math.max(0,t-52),s=/["'`]?[@$#:]?[\w.-]{1,40}["'`]?[ \t]{0,8}=?$/.exec(e.slice(r,t));return s?r+s.index:t}function Hs(e,t){let r=/^(?:;s:\d{1,2}:\\?"(?:value|val|default)\\?")?;s:(\d{1,4}):(\\?")/.exec(e.slice(t.behind,t.behind+40));if(!r)return[];let s=t.behind+r[0].length,n=s+Number(r[1]);return e.startsWith(r[2],n)?[{start:s,end:n}]:[]}function Is(e,t){let r=Ws(e,t.behind+1);return r.filter(({label:s})=>s==="@").map(({value:s})=>s).concat(h(r))}function Ws(e,t){let r=[],s=e.indexOf(`
`,t)+1;for(let n=0;n<20&&s>0&&s<e.length&&e[s]!=="[";n++){let a=/^[ \t]*([\w.-]+|@)[ \t]*[=:][ \t]*/.exec(e.slice(s,s+80));a&&r.push({label:a[1],value:p(e,s+a[0].length)??S(e,s+a[0].length,"")}),s=e.indexOf(`
`,s)+1}return r}function Ds(e,t){let r=u(e,t.behind+1,!0),s=p(e,e.startsWith("<<",r)?r+2:r);if(!s)return[];let n=s.end===s.start+1&&e[s.next]===","?p(e,u(e,s.next+1,!0)):s;if(!n)return[];let a=e[u(e,e.startsWith(">>",n.next)?n.next+2:n.next,!0)],i=e[t.before]!==",";return a!==void 0&&(i?/[)\]},]/:/[)\]}]/).test(a)?[n]:[]}var js=/^[\x80-\xff\w]{0,40}["'`]?[ \t]{0,8}(?:\xef\xbc\x9a|:=|=>|[:=,(])[ \t]{0,8}/;function Us(e,t){let{end:r}=t,s=js.exec(e.slice(r,r+80));if(!s)return[];let n=r+s[0].length,a=p(e,n)??{start:n,end:Rs(e,n)};return f(e,a)?[{name:"password",value:a}]:[]}function Ns(e,t,r){let s=t+r;for(;s<t+Ls&&(e[s]>=128||Zs(e[s]));)if(Ks(e,s++))return!0;for(;be.has(e[s]);)s++;let n=e[s];if(n===58||n===61)return!0;if(n!==44&&n!==40)return!1;for(;e[s+1]===32;)s++;return be.has(e[s+1])}var be=new Set([32,9,34,39,96]);function Ks(e,t){return e[t]===239&&e[t+1]===188&&e[t+2]===154}var Ls=80;function Zs(e){return e>=48&&e<=57||e===95||(e|32)>=97&&(e|32)<=122}function Rs(e,t){let r=t;for(;r<e.length&&/[!-~]/.test(e[r])&&!/[,;"'`<>)}\]]/.test(e[r]);)r++;return r}var Vs=/(?:echo|printf)[ \t]+(?:-\w+[ \t]+)*(?:["'](?:%s(?:\\n)?){1,2}["'][ \t]+)?(?:"([^"\n|]{4,200})"|'([^'\n|]{4,200})'|([^\s"'|][^"'|\n]{3,200}?))[ \t]*(?:["'][^"'\n|]{0,40}["'][ \t]*)?\|[^\n|]{0,160}$/d,Js=["password-stdin","passphrase-fd 0","with-token","debconf-set-selections","pass insert ","chpasswd","sudo -s","cryptsetup "," env add ","secret set ","smbpasswd -","openssl enc","vault login"],Xs=/passw|passphrase|pwd|secret|\bpin\b/i,Gs=/\.?\w+(?:\(| (?=["']))\s*(?:["'`][^"'`\n]{1,80}["'`]\s*,\s*(?:with: ?)?)?["'`]([^"'`\n]{4,100})["'`]/dy,Qs=/-[uU][ =]?(?:"[^"\n]*"|'[^'\n]*'|[^\s"'-]\S*)(?:[ \t]+(?:--?[\w-]+(?:[ =][^\s-]\S*)?|[^\s-]\S*)){0,3}?[ \t]+(?:-p|-P|-w|-pw|--pass|--password)[ =](?:"([^"\n$]{4,100})"|'([^'\n]{4,100})'|([^\s"'$<>|;&-][^\s"'<>|;&]{3,100}))/dy,Ys=/(?:^|[\s/"'`(|;&])(?:mysql\w*|mariadb[\w-]*|ssh|scp|sftp|docker|podman|psql|pg_\w+|useradd|nc|lsof|ss|netstat|sudo|python\d?|date|sort|diff|ps|id|chown|mkdir|systemctl|journalctl)[ \t]/,er=e=>({text:e,name:"password",pattern:Gs,context:Xs,need:"\"'`"}),ve=[{text:".tochararray(",name:"password",pattern:/(?<="((?:[^"\\\n]|\\.){4,100})")\.toCharArray\(/dy},{text:"@tcp(",name:"password",pattern:/(?<=[\w.-]{1,64}:([^\s"'`:@/]{4,100}))@tcp\(/dy},{text:"@unix(",name:"password",pattern:/(?<=[\w.-]{1,64}:([^\s"'`:@/]{4,100}))@unix\(/dy},{text:"set password for ",name:"password",pattern:/set password for ["'`]?[\w.$-]{1,64}["'`]?(?:@["'`][^"'`\n]*["'`])?\s*=\s*(?:password\(\s*)?["']([^"'\n]{4,100})["']/diy},{text:"sp_addlogin",name:"password",pattern:/sp_addlogin\s+(?:@\w+\s*=\s*)?N?'[^'\n]*'\s*,\s*(?:@\w+\s*=\s*)?N?'([^'\n]{4,100})'/diy},{text:"connect ",name:"password",pattern:/connect\s+\w{1,40}\/(?:"([^"\n]{4,60})"|([^\s"@/;()]{4,60}))@/diy,need:"/"},{text:"connect to ",name:"password",pattern:/connect to \w{1,40} user \w{1,40} using (?:"([^"\n]+)"|'([^'\n]+)'|([^\s;"']{4,60}))/diy},{text:"crypt(",name:"password",pattern:/crypt\(\s*'([^'\n]{4,100})'\s*,\s*gen_salt/diy,need:"'"},...[" : psk "," : eap "," : xauth "," : ntlm "].map(e=>({text:e,name:"secret_key",pattern:/ : \w+ "([^"\n]{4,100})"/dy,need:'"'})),{text:" on >",name:"password",pattern:/ on >([^\s"'<>]{4,100})/dy},{text:"sentinel auth-pass ",name:"password",pattern:/sentinel auth-pass \S{1,60} "?([^\s"]{4,100})/diy},{text:"auth-user-pass>",name:"password",pattern:/auth-user-pass>[ \t]*\r?\n[^\n<]{1,80}\n([^\s<]{4,100})/dy,need:`
`},...["radius server ","tacacs server "].map(e=>({text:e,name:"shared_key",pattern:/\w+ server [^\n]{1,60}\n(?:[ \t]+[^\n]{0,120}\n){0,8}?[ \t]+key (?:[0-7] )?([^\s"]{4,100})/diy})),...["tacacs-server ","radius-server ","failover key ","pre-shared-key ","authentication-key ","message-digest-key "].map(e=>({text:e,name:"shared_key",pattern:/[\w-]+(?: (?!key )\S+){0,6}? (?:key|md5|sha\d*|hmac-\S+)(?: [0-7])? "?([^\s"]{4,100})/diy})),{text:"snmp-server host ",name:"password",pattern:/snmp-server host \S+(?: traps| informs)?(?: version (?:1|2c|3 \w+))? ([^\s"]{4,60})/diy},{text:"snmp-agent community ",name:"password",pattern:/snmp-agent community (?:read|write)(?: cipher| simple)? ([^\s"]{4,100})/diy},{text:"com2sec ",name:"password",pattern:/com2sec6? \S+ \S+ ([^\s"]{4,60})/diy},{text:"{plain}",name:"password",pattern:/\{PLAIN\}([^:\s"'{}]{4,100})/diy},{text:"{cleartext}",name:"password",pattern:/\{CLEARTEXT\}([^:\s"'{}]{4,100})/diy},...["]:587 ","]:465 ","]:25 "].map(e=>({text:e,name:"password",pattern:/\]:\d+[ \t]+[^\s:]{1,80}:([^\s]{4,100})/dy,need:":"})),{text:": rsa ",name:"password",pattern:/: RSA \S{1,80} "([^"\n]{4,100})"/dy,need:'"'},{text:" login=",name:"password",pattern:/ login=[\w.-]{1,40}:([^\s:]{4,100})/dy,need:":"},{text:"ldapbinddn ",name:"password",pattern:/ldapbinddn\s+"[^"\n]{1,200}"\s+"([^"\n]{4,100})"/diy},{text:"register => ",name:"password",pattern:/register => [^:\s]{1,60}:([^@\s]{4,100})@/diy},{text:"nickserv identify ",name:"password",pattern:/nickserv identify (?:\S{1,30} )?([^\s"']{4,100})/diy},{text:".logon ",name:"password",pattern:/\.logon [^\s,]{1,80},([^\s;"']{4,60})/diy,need:","},{text:"addprinc ",name:"password",pattern:/addprinc (?:[^\n"']{0,60} )?-pw ([^\s"']{4,100})/diy},{text:"--arg ",name:"secret",pattern:/--arg \w{0,20}(?:token|passw|pwd|secret|key)\w{0,12}[ \t]+["']?([^\s"'$]{4,200})/diy},{text:"= cleartext ",name:"password",pattern:/= cleartext "?([^\s"]{4,100})/diy},{text:"authinfo:",name:"password",pattern:/authinfo:[^\n]{0,200}"P[:=]([^"\n]{4,100})"/diy},{text:"send ",name:"password",pattern:/send[ \t]+(?:--[ \t]+)?["{]([^"\n}\\]{4,80})\\[rn]/dy,context:/assw|passphrase|secret|\bpin\b/i,need:"\\"},{text:"sendline(",name:"password",pattern:/sendline\(\s*[bf]?["']([^"'\n]{4,100})["']/diy,context:/assw|passphrase|secret|\bpin\b/i,need:`"'`},...[".send_keys(",".sendkeys(",".type(",".typetext(",".fill(",".setvalue(",".entertext(","fill_in "].map(er),{text:"<<<",name:"password",pattern:/<<<[ \t]*(?:"([^"\n]{4,200})"|'([^'\n]{4,200})'|([^\s"'$(]{4,100}))/dy,context:/password-stdin|passphrase-fd|with-token|chpasswd|sudo -S|cryptsetup|debconf-set-selections|pass insert|kinit/},{text:" -u ",name:"password",pattern:new RegExp(` ${Qs.source}`,"dy"),need:"-"}];function tr(){let e=Js.map(t=>({text:t,need:void 0}));return[...ve.map(({text:t,need:r})=>({text:t,need:r})),...e]}function sr(e,{start:t,end:r}){let s=e.slice(t,r).toLowerCase(),n=ve.find(w=>w.text===s);if(!n)return rr(e,t);let{pattern:a,context:i,name:o}=n;a.lastIndex=t;let d=a.exec(e)?.indices?.slice(1).find(w=>w!==void 0);if(!d)return[];let l=e.slice(Math.max(0,t-200),d[0]);if(i&&!i.test(l))return[];if(s===" -u "&&Ys.test(l.slice(l.lastIndexOf(`
`)+1)))return[];let c={start:d[0],end:d[1]};return f(e,c)&&!/^[\d.:/-]*$/.test(e.slice(c.start,c.end))?[{name:o,value:c}]:[]}function rr(e,t){let r=Math.max(e.lastIndexOf(`
`,t-1)+1,t-400),s=Vs.exec(e.slice(r,t))?.indices?.slice(1).find(a=>a!==void 0);if(!s)return[];let n=ar(e,nr(e,{start:r+s[0],end:r+s[1]}));return f(e,n)?[{name:"password",value:n}]:[]}function nr(e,{start:t,end:r}){let s=e.slice(t,r).trimEnd().lastIndexOf(" ");return{start:t+s+1,end:r}}function ar(e,{start:t,end:r}){let s=/^[\w.$-]{1,40}:/.exec(e.slice(t,r));return{start:t+(s?.[0].length??0),end:r}}function ir(e,t){if(!or(e,t))return[];let r=/^["']?\r?\n[ \t]*- /.exec(e.slice(t.end,t.end+60));if(!r&&e[t.end]!==" "&&e[t.end]!==":")return[];let s=t.end+(r?r[0].length:1);if(/[\s-]/.test(e[s]??" "))return[];let n=p(e,s)??{start:s,end:lr(e,s)};return f(e,n)?[{name:{start:t.start,end:t.end},value:n}]:[]}function or(e,{start:t}){let r=e[t-1]==="/";return r&&/[\w.]/.test(e[t-2]??" ")?!1:r||e[t]==="-"||e[t]==="/"}function lr(e,t){let r=e.slice(t,t+300).search(/[\s"'`;|&)<>,\]}]/);return r<0?Math.min(e.length,t+300):t+r}var Z=Uint8Array.from({length:256},(e,t)=>{let r=String.fromCharCode(t);return t>=128||/[\w.\-/]/.test(r)?2:/["'`]/.test(r)?4:/[\r\n\0]/.test(r)?8:r===" "||r==="	"?1:0});function dr(e){let t=new Uint8Array(256);for(let r of e)t[r.charCodeAt(0)]=1;return t}var b={pair:1,fallback:2,directive:4,option:8},cr=0;function pr(e,t,r=!1){let s=t;for(;s<t+48&&(Z[e[s]]===1||r&&(e[s]===10||e[s]===13));)s++;return s}function ur(e,t){let r=t-1;for(;r>t-48&&Z[e[r]]===1;)r--;return r}var fr=["passw","passphrase","passwd","pwd","_pass","pass ",'pass"',"pass'","pass<","requirepass","masterauth","secret","token","apikey","api_key","api-key","accesskey","access_key","access-key","auth_key","authkey","private_key","privatekey","private-key","credential","creds","signing_key","signing-key","signingkey","encryption_key","encryption-key","encryptionkey","master_key","master-key","masterkey","shared_key","sharedkey","account_key","accountkey","authoriz","bindpw","bind_pw","rootpw","key-string","shared-key","community","wpa-psk","server key ","isakmp key ","server-key ","ication-key ",'_key"',"_key'","_key:",`_key
`,"_key<","_key}","_key]","_key-","_key ",'-key"',`-key
`,"senha","motdepasse","mot_de_passe","contrase","kennwort","passwort","wachtwoord","parola","clave","haslo",'salt"',"salt'",'dsn"'],wr=["\u043F\u0430\u0440\u043E\u043B\u044C","\u041F\u0430\u0440\u043E\u043B\u044C","\u041F\u0410\u0420\u041E\u041B\u042C","\u043F\u0430\u0440\u043E\u043B\u0430","\u5BC6\u7801","\u5BC6\u78BC","\u30D1\u30B9\u30EF\u30FC\u30C9","\uBE44\uBC00\uBC88\uD638","\u03BA\u03C9\u03B4\u03B9\u03BA\u03CC\u03C2","\u05E1\u05D9\u05E1\u05DE\u05D4","contrase\xF1a","Contrase\xF1a","has\u0142o","Has\u0142o","l\xF6senord","L\xF6senord","jelsz\xF3","m\u1EADt kh\u1EA9u"],hr=["name","foreign","command","call","insert","phrase","callee"],x=Array.from({length:256},(e,t)=>String.fromCharCode(t)).join("");function g(e,t,r){return{kind:"run",bytes:x,min:1,path:[m(e,t,r)]}}function m(e,t,r){return{skip:Array.from(x).filter(s=>t.test(s)&&!e.includes(s)).join(""),most:r,need:e}}var mr=g(`:=,<>{}]|?
\r\0`,/[\w.\-/"'`\\\s\x80-\xff]/,120),yr={kind:"run",bytes:x,min:1,path:[m("\"'`",/[\w.\-/\\]/,60),m(");",/[ \t]/,8)]},gr=g(");",/[ \t]/,8),kr=g(" 	",/[\w.\-"'\x80-\xff]/,40),xr=/^(?:passw|passphrase|passwd|pwd|_pass|secret|requirepass|masterauth|bindpw|bind_pw|rootpw|key-string|shared-key|community|wpa-psk|apikey|api_key|api-key)$/,_r={kind:"run",bytes:x.replace(/[eEoO]/g,""),min:1},Ae={kind:"command",fold:!1,lead:`\0	
\r "'\`$&(/:;=@[>{|`},br=g("-/\\",/[^\n]/,120),vr={kind:"call",fold:!1,lead:`\0	
\r !&(*+,-./:;<=>?@[{|}~^%"'\``},Ar=g("\"'`",/[^;]/,120),$r={kind:"run",bytes:x,min:1,path:[m("(",/[\w!?]/,24),m("\"'`",/[^;]/,96)]},Sr={kind:"run",bytes:x,min:1,path:[m(" ",/[\w!?]/,24),m(`"'`,/^$/,0)]},Cr={kind:"run",bytes:x,min:1,path:[m(" ",/[^\s]/,60),m("-",/[^\n-]/,50),m("pPw",/-/,1)]};function qr(){let e={kind:"none"},t=fr.flatMap(l=>{let c=[mr,/["']$/.test(l)?gr:yr];return xr.test(l)&&c.push(kr),c.map(w=>({text:l,fold:!0,kind:"name",follow:w}))});t.push({text:"auth",fold:!0,kind:"name",follow:_r});let r=ie().map(({words:l,hasPositions:c,isPipedTo:w})=>({...Ae,text:w?l:`${l} `,follow:c?e:br})),s=ie().filter(({words:l,isPipedTo:c})=>!c&&l.length>=4&&!l.includes(" ")).flatMap(({words:l})=>['"',"'"].map(c=>({...Ae,text:l+c,follow:g("-",/[^\n]/,120)}))),n=Oe().map(l=>({...vr,text:l,follow:Ar})),a=wr.map(l=>({text:Br(l),fold:!1,kind:"foreign",follow:e})),i={text:"insert into ",fold:!0,kind:"insert",follow:g("(",/[^;]/,100)},o=Fe().flatMap(l=>[$r,Sr].map(c=>({text:l,fold:!0,kind:"callee",follow:c}))),d=tr().map(({text:l,need:c})=>({text:l,fold:!0,kind:"phrase",follow:l===" -u "?Cr:c===void 0?e:g(c,c===`
`?/[^]/:/[^\n]/,120)}));return[...t,...d,...o,...a,...r,...s,...n,i]}function Pr(e,t,r){let{before:s,after:n}=zr(t),a=Math.max(r.low,t.at-s),i=(0,Ce.a)(e,a,Math.min(r.high,t.at+n)),o={start:t.at-a,end:t.at-a+t.length};return Er(i,o,t).map(({name:d,value:l})=>({name:typeof d=="string"?d:$e(d,a),value:$e(l,a)}))}var Mr={before:320,after:1200},Or={before:1024,after:3072};function zr({kind:e,readers:t}){return e==="insert"||e==="name"&&(t&b.pair)!==0?Or:Mr}function Er(e,t,{kind:r,readers:s}){if(r==="command")return pt(e,t);if(r==="call")return Be(e,t);if(r==="foreign")return Us(e,t);if(r==="insert")return et(e,t);if(r==="callee")return He(e,t);if(r==="phrase")return sr(e,t);let n=fs(e,t),a=s&b.pair?ms(e,n):[];return a.length>0?a:[...s&b.fallback?Ot(e,n):[],...s&b.directive?Kt(e,n):[],...s&b.option?ir(e,n):[]]}function $e({start:e,end:t},r){return{start:e+r,end:t+r}}function Br(e){return Array.from(new TextEncoder().encode(e),t=>String.fromCharCode(t)).join("")}function Tr(e){return e>=65&&e<=90?e|32:e}function Fr(e){return(e<128?e:e&-121)|32}function Hr(e){return(e&~Math.imul((e&-2139062144)>>>7,120)|538976288)>>>0}function Se(e){return Math.imul(e,2654435761)>>>12}function Ir(e,t){let r=new DataView(e.buffer,e.byteOffset);Wr(e,r,t);let{characters:s}=t,n=0;for(let a=t.texts;a<t.checks;a+=16){let i=r.getUint16(a+4,!0);if(i===0)break;r.setUint32(a,s,!0),r.setUint32(a+8,n,!0),s+=i+1,n+=r.getUint32(a+12,!0)}}function Wr(e,t,{bitmap:r,slots:s,slotMask:n}){for(let a=0;a<=n;a++){let i=t.getUint32(s+a*16,!0);if(i===0)continue;let o=Se(i);e[r+(o>>3)]|=1<<(o&7)}}module.exports={__esModule:!0,a:q,b:O,c:de,d:Ns,e:Z,f:dr,g:b,h:cr,i:pr,j:ur,k:hr,l:qr,m:Pr,n:Tr,o:Fr,p:Hr,q:Se,r:Ir};
