import { codeOf } from './statement.ts';

/** Classes and codes of SQLSTATE of a server that is going, coming, full or in standby: not the fault of what was asked. */
const AWAY = /^(08...|53...|57P0[1-5]|25006|55000)$/;

/** Codes of Node for a connection that broke or could not be made. */
const UNREACHABLE = /^(ECONN(REFUSED|RESET|ABORTED)|ETIMEDOUT|EPIPE|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN)$/;

/**
 * What pg and TypeORM say, without a code, of a connection that is gone. TypeORM lets go of it in mid-transaction when it
 * breaks, and says so to whoever asks next.
 */
const GONE =
  /^(Connection terminated|timeout exceeded when trying to connect|Client (has encountered a connection error|was closed)|Database connection provided by a query runner was already released)/;

/** Somebody else was in the way: a lock that was not to be had in time, a deadlock, a serialisation failure. */
const IN_THE_WAY = ['55P03', '40P01', '40001'];

/** Whether PostgreSQL could not be reached, so that nothing can be said of the work itself. */
export function isDatabaseAway(error: unknown): boolean {
  const code = codeOf(error) ?? '';
  return AWAY.test(code) || UNREACHABLE.test(code) || GONE.test(error instanceof Error ? error.message : '');
}

/** Whether somebody else was in the way, so that the same again may well succeed. */
export function isConflict(error: unknown): boolean {
  return IN_THE_WAY.includes(codeOf(error) ?? '');
}
