/**
 * Commands that take secrets as arguments, from their manuals. A row is `commands: arguments`:
 * - `-p`, `--pass`: the next word, or what is behind `=`; `-p+`: what is directly behind it; `-p*`: either
 * - `-u@`: a word of `user:secret`, of which the secret counts; `-U@%` has another separator
 * - `/p:` and `pass=`: what is directly behind it, in the same word
 * - `#2`: the second word that is no option and no value of one; `#1@/`: the secret of that word
 * - `--value<--name`: what follows one option, whose name follows the other
 * - `|`: what `echo` pipes to it, behind a user's name and a colon if there is one
 * - `#set`: two words, the first of which names the second
 */
const TABLE = `
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
`;

/** How an argument of a command holds a secret. */
export interface ArgumentSpec {
  /** The option, or what the word begins with. */
  readonly flag: string;
  readonly how: 'next' | 'attached' | 'either' | 'prefix' | 'pair' | 'position' | 'setting' | 'piped';
  /** The option that names the secret; empty if its own name says what it is. */
  readonly nameFlag: string;
  /** Between user and secret; empty if the word is the secret. */
  readonly separator: string;
  /** Of a position, from 1 on. */
  readonly index: number;
}

/** A row of the table: its commands, which are one to four words, and their arguments. */
interface CommandRow {
  readonly commands: readonly string[];
  readonly specs: readonly ArgumentSpec[];
}

const programs = new Map<string, ReadonlyMap<string, readonly ArgumentSpec[]>>();

/** The commands of a program with their arguments. Rows are taken apart when their program is met: most scans meet few. */
export function commandsOf(program: string): ReadonlyMap<string, readonly ArgumentSpec[]> {
  const known = programs.get(program);
  if (known) return known;
  const found = new Map<string, readonly ArgumentSpec[]>();
  for (const row of TABLE.split('\n')) {
    if (!row.includes(program)) continue;
    const { commands, specs } = readRow(row);
    for (const command of commands) {
      if (firstWord(command) === program) found.set(command, [...(found.get(command) ?? []), ...specs]);
    }
  }
  programs.set(program, found);
  return found;
}

/** All programs that the table has. */
export function listPrograms(): string[] {
  return [
    ...new Set(
      TABLE.trim()
        .split('\n')
        .flatMap((row) => readRow(row).commands.map(firstWord)),
    ),
  ];
}

/** The program that a command begins with. */
function firstWord(command: string): string {
  const end = command.indexOf(' ');
  return end < 0 ? command : command.slice(0, end);
}

function readRow(row: string): CommandRow {
  const colon = row.indexOf(': ');
  return {
    commands: row.slice(0, colon).split('|'),
    specs: row
      .slice(colon + 2)
      .split(' ')
      .map(readSpec),
  };
}

const SUFFIXES = { '+': 'attached', '*': 'either', ':': 'prefix', '=': 'prefix' } as const;

function readSpec(text: string): ArgumentSpec {
  if (text === '|') return { flag: '', how: 'piped', nameFlag: '', separator: '', index: 0 };
  if (text === '#set') return { flag: '', how: 'setting', nameFlag: '', separator: '', index: 1 };
  const position = /^#(\d)(?:@(.))?$/.exec(text);
  if (position)
    return { flag: '', how: 'position', nameFlag: '', index: Number(position[1]), separator: position[2] ?? '' };
  const pair = /^(.+)@(.?)$/.exec(text);
  if (pair) return { flag: pair[1]!, how: 'pair', nameFlag: '', separator: pair[2] === '' ? ':' : pair[2]!, index: 0 };
  const named = text.split('<');
  if (named.length === 2) return { flag: named[0]!, how: 'next', nameFlag: named[1]!, separator: '', index: 0 };
  const suffix = text.at(-1)! as keyof typeof SUFFIXES;
  const how = SUFFIXES[suffix] ?? 'next';
  const flag = how === 'attached' || how === 'either' ? text.slice(0, -1) : text;
  return { flag, how, nameFlag: '', separator: '', index: 0 };
}
