/** The largest file that is taken (bytes). */
export const LARGEST_FILE = 10 * 1024 * 1024;

/** How people call that. */
export const LARGEST_FILE_NAMED = '10 MB';

/** How many files one message or note may have. */
export const MOST_FILES = 10;

/** How many files of one person may wait in one case for the message that they will belong to. */
export const MOST_WAITING = 20;

/** How many files a case takes from its customer in all, with those that wait. */
export const MOST_FROM_CUSTOMER = 30;

/** How long a file waits for its message before it is thrown away (hours). */
export const WAITS_HOURS = 24;

/** How much one address may send along with complaints that are still to come, in an hour (bytes). */
export const HOURLY_FROM_ADDRESS = 200 * 1024 * 1024;

/** How much of the disk all files together may take that wait for a complaint of a stranger (bytes). */
export const STRANGERS_MAY_FILL = 2 * 1024 * 1024 * 1024;

/** How much one mail carries (bytes before encoding, which adds a third): many servers refuse mail above 20 MB. */
export const MAIL_CARRIES = 12 * 1024 * 1024;
