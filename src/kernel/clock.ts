/** The time now. Rooms are handed a clock and never read the machine's own. */
export type Clock = () => Date
