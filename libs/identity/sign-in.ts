import { createHash, randomBytes } from 'node:crypto';
import type { DataSource, EntityManager } from 'typeorm';
import { Agent } from '#database/entities/agent';
import { Session } from '#database/entities/session';
import type { Clock } from '#kernel/clock';
import { newId } from '#kernel/ids';
import { invalid, Refusal } from '#kernel/refusal';
import { ACCESS_TOKEN_LIFE, AccessTokens, type Principal } from './access-token.ts';
import { hashPassword, passwordMatches } from './passwords.ts';

/** How long a sign-in lasts when it is not used, in milliseconds: a fortnight. */
export const REFRESH_TOKEN_LIFE = 14 * 24 * 60 * 60 * 1000;

/** Two tabs may refresh at the same moment: a token replaced this recently is no theft (milliseconds). */
const GRACE = 10_000;

export interface SignedIn {
  accessToken: string;
  /** Seconds until the access token ends. */
  expiresIn: number;
  /** For the cookie only: works once, and using it twice ends the sign-in. */
  refreshToken: string;
  agent: Principal;
}

/** Signs people in, keeps them signed in by rotating refresh tokens, signs them out. */
export class SignIn {
  constructor(
    private readonly database: DataSource,
    private readonly tokens: AccessTokens,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal unauthenticated, the same for an unknown address, a wrong password and a closed account */
  async withPassword(email: string, password: string): Promise<SignedIn> {
    const agent = await this.database
      .getRepository(Agent)
      .createQueryBuilder('agent')
      .addSelect('agent.passwordHash')
      .where('agent.email = :email AND agent.active', { email: email.trim().toLowerCase() })
      .getOne();
    const matches = await passwordMatches(agent?.passwordHash ?? null, password);
    if (!agent || !matches) throw wrongCredentials();
    const signedIn = await this.database.transaction(async (manager) => {
      // Looking at the password took a while: one that was changed meanwhile opens nothing that would outlive the change.
      const [still] = await manager.query<unknown[]>(
        'SELECT FROM agent WHERE id = $1 AND active AND password_hash = $2 FOR NO KEY UPDATE',
        [agent.id, agent.passwordHash],
      );
      return still ? this.open(manager, agent, newId()) : null;
    });
    if (!signedIn) throw wrongCredentials();
    return signedIn;
  }

  /**
   * Sets a new password of one's own. Every sign-in of the person ends, and one begins anew for whoever knew the present
   * password: a thief who is signed in too is out.
   * @throws Refusal invalid `current` when it is not the present password
   */
  async changePassword(agentId: string, current: string, password: string): Promise<SignedIn> {
    const agent = await this.database
      .getRepository(Agent)
      .createQueryBuilder('agent')
      .addSelect('agent.passwordHash')
      .where('agent.id = :agentId AND agent.active', { agentId })
      .getOne();
    const matches = await passwordMatches(agent?.passwordHash ?? null, current);
    if (!agent || !matches) throw wrongPassword();
    if (password === current) throw invalid('password', 'is the present one: choose another one');
    const passwordHash = await hashPassword(password);
    const signedIn = await this.database.transaction(async (manager) => {
      // Two who change it at the same moment: the second one no longer knows the present password.
      const [still] = await manager.query<unknown[]>(
        'SELECT FROM agent WHERE id = $1 AND active AND password_hash = $2 FOR NO KEY UPDATE',
        [agentId, agent.passwordHash],
      );
      if (!still) return null;
      await manager.update(Agent, { id: agentId }, { passwordHash });
      await manager.query('UPDATE session SET revoked_at = $2 WHERE agent_id = $1 AND revoked_at IS NULL', [
        agentId,
        this.clock.now(),
      ]);
      return this.open(manager, agent, newId());
    });
    if (!signedIn) throw wrongPassword();
    return signedIn;
  }

  /**
   * A token is replaced at each use. Used again it is either stolen or its answer never arrived: as long as nobody has used
   * what replaced it, the latter is believed, and what replaced it is void.
   * @throws Refusal unauthenticated when the token is unknown or over, or was used again after its successor (then the whole
   * family ends)
   */
  async refresh(refreshToken: string): Promise<SignedIn> {
    const now = this.clock.now();
    const outcome = await this.database.transaction(async (manager) => {
      const session = await this.lockSession(manager, refreshToken);
      if (!session || session.expiresAt <= now) return null;
      const again = session.replacedAt !== null && now.getTime() - session.replacedAt.getTime() > GRACE;
      if (session.revokedAt || (again && !(await this.voidUnused(manager, session, now)))) {
        await this.endFamily(manager, session.familyId, now);
        return null;
      }
      const agent = await manager.findOneBy(Agent, { id: session.agentId, active: true });
      if (!agent) return null;
      if (!session.replacedAt) await manager.update(Session, { id: session.id }, { replacedAt: now });
      return this.open(manager, agent, session.familyId);
    });
    if (!outcome) throw new Refusal('unauthenticated', 'session-over', 'Your session is over. Sign in again.');
    return outcome;
  }

  /** Ends the sign-in that the token belongs to; an unknown token is nothing to do. */
  async signOut(refreshToken: string): Promise<void> {
    await this.database.transaction(async (manager) => {
      const session = await this.lockSession(manager, refreshToken);
      if (session) await this.endFamily(manager, session.familyId, this.clock.now());
    });
  }

  /**
   * The session of the token, read while nobody else changes the sessions of this person: a sign-out, a new password and a
   * refresh at the same moment take turns, so that none leaves behind a session that the other should have ended.
   */
  private async lockSession(manager: EntityManager, refreshToken: string): Promise<Session | null> {
    const tokenHash = hashOf(refreshToken);
    await manager.query(
      'SELECT FROM agent WHERE id = (SELECT agent_id FROM session WHERE token_hash = $1) FOR NO KEY UPDATE',
      [tokenHash],
    );
    return manager.findOneBy(Session, { tokenHash });
  }

  /** Ends what replaced this session, unless somebody used that already. @returns whether nobody had */
  private async voidUnused(manager: EntityManager, { id, familyId, replacedAt }: Session, now: Date): Promise<boolean> {
    const later = 'family_id = $1 AND created_at >= $2 AND id <> $3';
    const used = await manager.query<unknown[]>(
      `SELECT FROM session WHERE ${later} AND replaced_at IS NOT NULL LIMIT 1`,
      [familyId, replacedAt, id],
    );
    if (used.length > 0) return false;
    await manager.query(`UPDATE session SET revoked_at = $4 WHERE ${later} AND revoked_at IS NULL`, [
      familyId,
      replacedAt,
      id,
      now,
    ]);
    return true;
  }

  private async open(manager: EntityManager, agent: Agent, familyId: string): Promise<SignedIn> {
    const now = this.clock.now();
    const refreshToken = randomBytes(32).toString('base64url');
    await manager.insert(Session, {
      id: newId(),
      agentId: agent.id,
      familyId,
      tokenHash: hashOf(refreshToken),
      createdAt: now,
      expiresAt: new Date(now.getTime() + REFRESH_TOKEN_LIFE),
    });
    const { id, name, role, teamId, language, timeZone } = agent;
    const principal: Principal = { id, name, role, teamId, language, timeZone };
    return { accessToken: this.tokens.issue(principal), expiresIn: ACCESS_TOKEN_LIFE, refreshToken, agent: principal };
  }

  private async endFamily(manager: EntityManager, familyId: string, now: Date): Promise<void> {
    await manager.query('UPDATE session SET revoked_at = $2 WHERE family_id = $1 AND revoked_at IS NULL', [
      familyId,
      now,
    ]);
  }
}

const wrongCredentials = () =>
  new Refusal(
    'unauthenticated',
    'wrong-credentials',
    'The e-mail address or the password is wrong. Check both and try again.',
  );

const wrongPassword = () => invalid('current', 'is not your present password');

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');
