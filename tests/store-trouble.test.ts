// The database is full, slow or away: nothing is acknowledged that is not stored, and all is well again afterwards.
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { addressOf, startTestGateway, type TestGateway } from './gateway.ts'

const SELLER = addressOf('seller-1')

let gateway: TestGateway
let alias: string

beforeAll(async () => {
  gateway = await startTestGateway()
  alias = (await gateway.order('order-1')).to_buyer
})

afterEach(() => gateway.database.asSuperuser('drop trigger if exists trouble on message'))
afterAll(() => gateway[Symbol.asyncDispose]())

/** Makes every insert of a message fail with this SQLSTATE, as the server itself would. */
async function failWith(sqlState: string, when = 'true'): Promise<void> {
  await gateway.database.asSuperuser(`
    create or replace function trouble() returns trigger language plpgsql as $$
      begin raise exception using errcode = '${sqlState}', message = 'trouble'; end $$;
    create trigger trouble before insert on message for each row when (${when}) execute function trouble()`)
}

async function submit(text: string): Promise<string> {
  using session = await gateway.session()
  return await session.submits({
    from: SELLER,
    to: alias,
    data: `From: ${SELLER}\r\nSubject: ${text}\r\n\r\nWhich size?\r\n`,
  })
}

async function subjects(): Promise<string[]> {
  const { rows } = await gateway.database.pool.query<{ subject: string }>(
    'select subject from message order by message_id',
  )
  return rows.map((row) => row.subject)
}

describe('a full disk', () => {
  test('is answered 451 at once, and the mail is taken when there is room again', async () => {
    await failWith('53100')
    expect(await submit('full')).toMatch(
      /^451 4\.3\.0 The message could not be stored just now and was not accepted/,
    )
    await gateway.database.asSuperuser('drop trigger trouble on message')
    expect(await submit('room')).toMatch(/^250 /)
    expect(await subjects()).toEqual(['room'])
  })

  test('is answered 503 with Retry-After on HTTP', async () => {
    await failWith('53100')
    const answer = await gateway.call('POST', '/v1/messages', {
      order: 'order-1',
      from: 'seller',
      subject: 'api',
      text: 'Which size?',
    })
    expect(answer).toMatchObject({ status: 503, body: { code: 'store.unavailable' } })
    expect(answer.headers.get('retry-after')).toBe('30')
  })
})

test('a conflict between transactions is tried again unseen', async () => {
  await gateway.database.asSuperuser('create sequence if not exists tries')
  await gateway.database.asSuperuser('grant usage on sequence tries to comity')
  await gateway.database.asSuperuser(`
    create or replace function trouble() returns trigger language plpgsql as $$
      begin if nextval('tries') < 3 then raise exception using errcode = '40001'; end if; return new; end $$;
    create trigger trouble before insert on message for each row execute function trouble()`)
  expect(await submit('conflict')).toMatch(/^250 /)
})

test('one message that the database refuses does not take others down with it', async () => {
  await failWith('22P02', "new.subject = 'poison'")
  const replies = await Promise.all(['one', 'poison', 'two', 'three'].map(submit))
  expect(replies.map((reply) => reply.slice(0, 3))).toEqual(['250', '451', '250', '250'])
  expect(
    (await subjects()).filter((subject) => ['one', 'two', 'three', 'poison'].includes(subject)).sort(),
  ).toEqual(['one', 'three', 'two'])
})

test('connections that the server cuts are replaced', async () => {
  await gateway.database.asSuperuser(
    "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'comity'",
  )
  expect(await submit('after-the-cut')).toMatch(/^250 /)
})
