import type { SecretKind } from '../secret.ts';
import { nameWords, wordSet } from './name-words.ts';

/** The whole name, in any spelling. */
const WHOLE = wordSet(
  `name surname forename firstname lastname fullname username nickname displayname vorname nachname search q query term
  keyword suche company firma customer kunde contact person recipient receiver addressee buyer guest cardholder
  accountholder birthday birthdate dateofbirth dob geburtsdatum gender salutation anrede nationality receipt vatid vatno
  ustid uid taxid steuernummer kontonummer ort plz ip`,
);

/** Anywhere in the name. */
const ANYWHERE = wordSet(
  `email mail phone mobile telephone telefon tel fax handy cell street strasse straße hausnummer address addresse adresse
  zip zipcode postal postcode city stadt town iban bic swift birthday birthdate birth dob ssn passport note comment remark
  billing shipping`,
);

/** `first_name`, but not `product_name` */
const NAMED = wordSet(
  `first middle last full given family birth maiden nick user display contact customer client owner holder cardholder
  employee recipient receiver company account legal buyer guest member person sur fore second sender`,
);

/** `tax_number`, but not `order_number` */
const NUMBERED = wordSet('tax vat phone national house account passport social insurance mobile ust');
const NUMBER = wordSet('number no nr id code');

/** Parts of personal data that identify nobody. */
const ABOUT = wordSet(
  'type id count verified confirmed enabled required status country state cost price method rate',
);

/** Parts of a customer's record that identify nobody. */
const NOT_PERSONAL = wordSet('id inv_id channel type country_code');

/**
 * By the name of a field of a customer or of something that belongs to one. Source: customers page; recorded orders.
 */
export function personalField(name: string): SecretKind | null {
  const { words, last, before, bare } = nameWords(name);
  const told =
    WHOLE.has(bare) ||
    (last === 'name' && NAMED.has(before)) ||
    (NUMBER.has(last) && NUMBERED.has(before)) ||
    (words.some((word) => ANYWHERE.has(word)) && !ABOUT.has(last));
  return told ? 'personal data' : null;
}

export function staysVisible(name: string): boolean {
  return NOT_PERSONAL.has(name.toLowerCase());
}

/** Members of things: a `name` beside one of these is that of a product, a category or a tax. */
const OF_THING = wordSet(
  `price gross_price net_price ean gtin sku quantity stock tax tax_type tax_rate rate category categories variations
  attributes brand unit image images parent children product product_code ordering slug`,
);

export function tellsOfThing(name: string): boolean {
  return OF_THING.has(name.toLowerCase());
}
