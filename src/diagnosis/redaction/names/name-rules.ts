import type { SecretKind } from '../secret.ts';
import { type NameWords, wordSet } from './name-words.ts';

/** How to recognise one family of names. Rules are tried in order, and the first match decides. */
export interface NameRule {
  /** explanation in docs/redaction.md */
  readonly says: string;
  /** null: a match is no secret */
  readonly kind: SecretKind | null;
  readonly fits: (name: NameWords) => boolean;
}

/** Facts about a secret that are none themselves: `token_type`, `password_policy`, `access_token_expires_in`. */
const ABOUT = wordSet(
  `type typ kind endpoint url uri link page path domain expire expiry expiration expired exp at in on ttl lifetime age
  timeout count length len size min max limit policy rule requirement required needed enabled disabled active exist set
  present changed updated created issued revoked used valid invalid verified sent date time timestamp status name label
  title description scope method strength score version algorithm alg format encoding provider issuer source location
  field param parameter prefix position error message missing mismatch tail fingerprint usage mode level supported
  challenge color colour input`,
);
const ABOUT_GLUED = /(?:type|expires?|expiry|policy|required|length|count|endpoint|url|status|scopes?)$/;

/** A question about a secret, or a count: `has_password`, `max_tokens`. */
const ASKS = wordSet(
  `has is max min num total count show require requires required allow allowed enable enabled disable support supports
  remaining used`,
);

const PASSWORD =
  /passw(?:or)?d|passphrase|passcode|passwort|kennwort|wachtwoord|motdepasse|contrasena|contraseña|senha|пароль|密码/;
const PASSWORD_WORDS = wordSet('pwd pswd psw pw pass pin otp totp tan mfa tfa cvv cvc psk');

/** `secret`, but not a secretary */
const SECRET = /secret(?!ar|ion|ly)|geheimnis/;

const STRONG_WORDS = wordSet(
  `token credential jwt jwe jws hmac signature sig cookie csrf xsrf bearer assertion otp totp passkey`,
);
const STRONG_ENDING =
  /(?:token|credential|cookie|signature|assertion|jwt|hmac|csrf|xsrf|bearer|samlresponse|samlrequest)$/;
const STRONG_GLUED = /(?:access|refresh|auth|session|id|api|bearer|security)token|token(?:value|hash|key)/;

const ALONE = wordSet(
  `code sess sessid sessionstate authenticator nonce ticket pat hdnt hdnea seed mnemonic salt signedrequest dsn
  connectionstring`,
);
const LAST = wordSet('auth authorization authorisation authentication session verifier');
/** `auth_header`, `session_data` */
const HELD = wordSet('header data value string hash');

const OWNERS_OF_KEYS = `api access secret private signing sign signature encryption encrypt decryption master shared session auth
  authentication app application client consumer service account storage subscription server admin deploy ssh rsa dsa
  ecdsa pgp gpg webhook license licence activation recovery reset security hmac function cipher crypto host device root
  write merchant integration partner user developer live test token jwt preshared stripe google map aws azure`;
const KEY_OWNERS = wordSet(OWNERS_OF_KEYS);

let keyGlued: RegExp | undefined;

/** `apikey`. The pattern is built when it is first asked, like the sets. */
function hasKeyGlued(bare: string): boolean {
  keyGlued ??= new RegExp(`(?:${OWNERS_OF_KEYS.split(/\s+/).join('|')})key`);
  return keyGlued.test(bare);
}

const CODE_OWNERS = wordSet(
  `auth authorization authorisation oauth device user verification verify confirmation confirm otp totp mfa tfa fa factor sms
  email reset recovery backup security login access pin pass invite invitation activation unlock time scratch secret magic
  pairing token sicherheits bestätigungs sign grant exchange`,
);
const CODE_GLUED =
  /(?:auth|authorization|device|user|verification|confirmation|security|recovery|backup|reset|access|otp|mfa|pin|sms|login)code$/;

const SESSION_ID = /(?:session|sess|secret|auth)id$/;

const HAS_CARD = /(?:card|pan)number$|^cardno$|^ccnumber$/;

/** Whether a name contains a password, a token or a key, at any position. */
function isStrong({ words, bare }: NameWords): boolean {
  return (
    words.some((word) => STRONG_WORDS.has(word) || PASSWORD_WORDS.has(word)) ||
    hasKeyGlued(bare) ||
    [PASSWORD, SECRET, STRONG_ENDING, STRONG_GLUED].some((pattern) => pattern.test(bare))
  );
}

/**
 * Names of fields in forms, queries, headers, JSON and XML: RFC 6749, RFC 7636, OpenID Connect, frameworks, signed
 * links.
 */
export const NAME_RULES: readonly NameRule[] = [
  {
    says: 'It asks for a secret or counts secrets: begins with `has`, `is`, `max`, `total`, `require`, …',
    kind: null,
    fits: ({ words }) => words.length > 1 && ASKS.has(words[0] ?? ''),
  },
  {
    says: 'It names a session or a secret by its id: `session_id`, `secret_id`, `PHPSESSID`',
    kind: 'credential',
    fits: ({ bare, last }) => SESSION_ID.test(bare) || last === 'sid',
  },
  {
    says: 'It says something about a secret: ends with `type`, `url`, `policy`, `expires_in`, `count`, `name`, `id`, …',
    kind: null,
    fits: (name) =>
      name.words.length > 1
        ? ABOUT.has(name.last) || name.last === 'id'
        : ABOUT_GLUED.test(name.bare) && name.bare !== 'code',
  },
  {
    says: 'It ends with `access_token`',
    kind: 'other access token',
    fits: ({ bare }) => bare.endsWith('accesstoken'),
  },
  {
    says: 'It ends with `refresh_token`',
    kind: 'other refresh token',
    fits: ({ bare }) => bare.endsWith('refreshtoken'),
  },
  {
    says: 'It ends with `client_secret`',
    kind: 'other client secret',
    fits: ({ bare }) => bare.endsWith('clientsecret'),
  },
  {
    says: 'A password, wherever in the name: `password`, `passwd`, `passphrase`, `Passwort`, …, or a word like `pwd`, `pin`, `otp`, `cvv`',
    kind: 'password',
    fits: ({ words, bare }) => PASSWORD.test(bare) || words.some((word) => PASSWORD_WORDS.has(word)),
  },
  {
    says: 'A card number: ends with `card_number`',
    kind: 'credential',
    fits: ({ bare }) => HAS_CARD.test(bare),
  },
  {
    says: 'A key of something that opens: `api_key`, `private_key`, `signing_key`, `subscription_key`, … (not `public_key`, `idempotency_key`, `key`)',
    kind: 'credential',
    fits: ({ last, before, bare }) => (last === 'key' && KEY_OWNERS.has(before)) || hasKeyGlued(bare),
  },
  {
    says: 'A code that opens: `code` alone, `authorization_code`, `device_code`, `backup_codes`, … (not `country_code`, `error_code`)',
    kind: 'credential',
    fits: ({ last, before, bare }) => (last === 'code' && CODE_OWNERS.has(before)) || CODE_GLUED.test(bare),
  },
  {
    says: 'The whole name is one of `code`, `session`, `auth`, `nonce`, `ticket`, `salt`, `seed`, …, or it ends with `auth`, `authorization`, `session`, `verifier`, or with one of these and `header`, `data`, `value`',
    kind: 'credential',
    fits: ({ bare, last, before }) =>
      ALONE.has(bare) || LAST.has(last) || (HELD.has(last) && LAST.has(before)),
  },
  {
    says: 'A secret, token, credential, signature, cookie, assertion, JWT, HMAC, CSRF, wherever in the name',
    kind: 'credential',
    fits: isStrong,
  },
];
