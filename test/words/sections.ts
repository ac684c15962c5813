/** The five parts of a safety plan, as the room of plans names them. */
export const sections = ['now', 'living', 'preparing', 'leaving', 'after'] as const
