/** How much a state asks for: nothing, nothing but it moves, patience, an act. */
export type Tone = 'ok' | 'quiet' | 'warn' | 'bad';
