/** How urgent a state is: fine, in progress, needs time, needs an action. */
export type Tone = 'ok' | 'quiet' | 'warn' | 'bad';
