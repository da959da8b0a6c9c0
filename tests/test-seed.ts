/** Chooses what `npm test` plays of the long tables: tools/stages/vitest.ts takes it from the commit. */
export const TEST_SEED = Number(process.env['TEST_SEED'] ?? 0);
