export const root: string
export function ownEnvironment(
  environment: Readonly<Record<string, string | undefined>>,
): Record<string, string>
export function mendFor(output: string): string
export function ensureInstalled(mode: 'run' | 'full'): Promise<void>
