import { CONSUMERS } from '../../tests/consumers/run-consumer.ts';
import { installPackages } from '../install-packages.ts';
import { oneFailure, type StageResult } from './stage.ts';
import { vitest } from './vitest.ts';

/** Foreign programs read our files; their packages are installed first, once. */
export async function consumers(): Promise<StageResult> {
  try {
    installPackages(CONSUMERS);
  } catch (error) {
    return oneFailure(String(error));
  }
  return vitest({ projects: ['consumers'], name: 'consumers' });
}
