/**
 * A trouble with the surroundings, told to the person who starts Comity: a sentence or more that say what is wrong and
 * what puts it right. No bug, so no stack is shown.
 */
export class Trouble extends Error {
  override readonly name = 'Trouble'
}

/** What is wrong with the settings, a line for each. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError'
}
