/**
 * In WebDriver, keys without a character are private code points (https://www.w3.org/TR/webdriver2/#keyboard-actions).
 */
const CHARACTERS: Readonly<Record<string, string>> = {
  Backspace: '\uE003',
  Tab: '\uE004',
  Enter: '\uE007',
  Escape: '\uE00C',
  End: '\uE010',
  Home: '\uE011',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
  Delete: '\uE017',
};

/** The WebDriver character of a key with this DOM name. */
export function keyCharacter(key: string): string {
  const character = [...key].length === 1 ? key : CHARACTERS[key];
  if (character === undefined) throw new Error(`No code for the key ${key}`);
  return character;
}
