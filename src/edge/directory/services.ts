import type { Services } from '../../directory/service.ts'
export const openServices = (): Services & { load(db: unknown): Promise<void> } => ({
  ready: () => true,
  nearest: () => [],
  inArea: () => [],
  find: () => undefined,
  load: async () => {},
})
