export const seedDirectory = async (_s: unknown, _p: string): Promise<void> => {}
