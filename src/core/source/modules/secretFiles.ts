/** Files that hold keys and passwords: whatever code does with them, they are no prompt. */

const NAMES =
  /^(?:\.?env(?:\..*)?|.*\.env|\.envrc|\.npmrc|\.netrc|\.pypirc|\.pgpass|\.git-credentials|\.htpasswd|credentials|id_(?:rsa|dsa|ecdsa|ed25519)|.*\.(?:pem|key|p12|pfx|jks|keystore))$/i;
const FOLDERS = /(?:^|\/)\.(?:git|ssh|gnupg|aws|azure|kube|docker)\//i;

/** @param path POSIX, relative to the project. */
export function holdsSecrets(path: string): boolean {
  return NAMES.test(path.slice(path.lastIndexOf('/') + 1)) || FOLDERS.test(path);
}
