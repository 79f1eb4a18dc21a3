import { Body, Controller, Delete, Get, Post, Put, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ChangePasswordBody, SignInBody } from '#contracts/bodies/people-bodies';
import { PERMISSIONS, grants, type Permission } from '#contracts/permissions';
import { MeView, SessionView } from '#contracts/views/session';
import type { Principal } from '#identity/access-token';
import { REFRESH_TOKEN_LIFE, SignIn, type SignedIn } from '#identity/sign-in';
import { Correspondence } from '#recovery/write-mail';
import { Endpoint } from '../http/endpoint.ts';
import { RateLimited } from '../http/rate-limit.ts';

const COOKIE = 'amends_refresh';
const PATH = '/api/v1/sessions';

/** Signing in, staying signed in, signing out. */
@ApiTags('People')
@Controller('sessions')
export class SessionRoutes {
  constructor(
    private readonly signIn: SignIn,
    private readonly correspondence: Correspondence,
  ) {}

  @Post()
  @RateLimited({ max: 10, perMinutes: 1 })
  @Endpoint({
    summary: 'Sign in',
    grant: 'strangers',
    status: 201,
    body: SignInBody,
    answers: SessionView,
    refuses: [401],
  })
  async open(@Body() body: SignInBody, @Res({ passthrough: true }) reply: FastifyReply): Promise<SessionView> {
    return sessionView(await this.signIn.withPassword(body.email, body.password), reply, this.correspondence);
  }

  // The cookie is SameSite=Strict, so no other site can make a browser send it.
  @Post('refresh')
  @RateLimited({ max: 60, perMinutes: 1 })
  @Endpoint({
    summary: 'Get a new access token by the refresh cookie',
    grant: 'strangers',
    status: 201,
    answers: SessionView,
    refuses: [401],
  })
  async refresh(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<SessionView> {
    return sessionView(await this.signIn.refresh(request.cookies[COOKIE] ?? ''), reply, this.correspondence);
  }

  @Delete('current')
  @RateLimited({ max: 60, perMinutes: 1 })
  @Endpoint({ summary: 'Sign out', grant: 'strangers' })
  async close(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    const token = request.cookies[COOKIE];
    if (token) await this.signIn.signOut(token);
    void reply.clearCookie(COOKIE, { path: PATH });
  }
}

/** One's own person. */
@ApiTags('People')
@Controller('me')
export class MeRoutes {
  constructor(
    private readonly signIn: SignIn,
    private readonly correspondence: Correspondence,
  ) {}

  @Get()
  @Endpoint({ summary: 'Who am I, and what may I do', grant: 'self', answers: MeView })
  me(@Req() request: FastifyRequest): MeView {
    return meView(request.principal!);
  }

  @Put('password')
  @RateLimited({ max: 10, perMinutes: 1 })
  @Endpoint({
    summary: 'Change your own password: ends all your sessions, and answers with a new one',
    grant: 'self',
    body: ChangePasswordBody,
    answers: SessionView,
  })
  async changePassword(
    @Body() { current, password }: ChangePasswordBody,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionView> {
    const signedIn = await this.signIn.changePassword(request.principal!.id, current, password);
    return sessionView(signedIn, reply, this.correspondence);
  }
}

/** What a sign-in answers; the refresh token goes into the cookie alone. */
function sessionView(
  { accessToken, expiresIn, refreshToken, agent }: SignedIn,
  reply: FastifyReply,
  { publicUrl }: Correspondence,
): SessionView {
  void reply.setCookie(COOKIE, refreshToken, {
    path: PATH,
    httpOnly: true,
    sameSite: 'strict',
    // Behind a proxy that speaks https for us, requests look like http unless TRUST_PROXY is set.
    secure: reply.request.protocol === 'https' || publicUrl.startsWith('https:'),
    maxAge: REFRESH_TOKEN_LIFE / 1000,
  });
  return { accessToken, expiresIn, agent: meView(agent) };
}

function meView({ id, name, role, teamId, language, timeZone }: Principal): MeView {
  const permissions = (Object.keys(PERMISSIONS) as Permission[]).filter((permission) => grants(role, permission));
  return { id, name, role, teamId, language, timeZone, permissions };
}
