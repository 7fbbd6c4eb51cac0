/** Something in the log, or vouched for by it, that is not as it was written. */
export interface LogFault {
  /** Writer and number of the entry, the message, or the checkpoint that the fault shows at. */
  readonly at: string
  readonly fault: string
}
