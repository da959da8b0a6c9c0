/** By id of a token set that is refused: when that began (ms since the epoch), for everything the user was told of. */
export type Notified = Readonly<Record<string, number>>;
