import { build } from './stages/build.ts';

const { failed, output } = await build();
if (output !== '') console.log(output);
process.exitCode = failed === 0 ? 0 : 1;
