type Packages = Readonly<
  Record<string, { readonly version?: string; readonly dev?: boolean; readonly devOptional?: boolean }>
>
type Lock = { readonly packages: Packages }
export function holds(lock: Lock, have: Lock, mode: 'run' | 'full'): boolean
export function runPart(
  manifest: object,
  lock: Lock,
): { readonly manifest: object; readonly lock: { readonly packages: Record<string, unknown> } }
