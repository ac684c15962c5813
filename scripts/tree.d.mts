type Lock = { readonly packages: Readonly<Record<string, object>> }
export function holds(lock: Lock, have: Lock, mode: 'run' | 'full'): boolean
export function runPart(
  manifest: object,
  lock: Lock,
): { readonly manifest: object; readonly lock: { readonly packages: Record<string, unknown> } }
