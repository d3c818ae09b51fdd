import { describe, expect, it } from "vitest";
import { games } from "../../../subgraphs/games/subgraph.js";
import { COMMON_CODES } from "../../../subgraphs/kit/import/fault.js";
import { mobility } from "../../../subgraphs/mobility/subgraph.js";
import { talk } from "../../../subgraphs/talk/subgraph.js";
import { cp949 } from "../../cp949.js";
import { openAffiliate } from "../affiliate.js";
import { csv, type Imported, importOf, importText } from "./import-text.js";

const drivers = await openAffiliate(mobility);
const gamers = await openAffiliate(games);
const users = await openAffiliate(talk);
const HEADER = "\ufeffrow,column,code,reason,value";

const met = new Set<string>();

function codesOf({ rejects }: Imported): void {
  for (const line of rejects) {
    const code = /(?:^\d+,(?:"[^"]*"|[^,]*),)([A-Z0-9_]+)/.exec(line)?.[1];
    if (code) met.add(code);
  }
}

describe("a dirty file", () => {
  it("has every bad row in its reject file, and every good one on record", async () => {
    const definition = importOf(mobility, "memberships");
    const text = csv(
      "monthly_fee_won,plan,beneficiary_id,started_on,ended_on",
      "39000,PRO_MEMBERSHIP,ptn_test_01,2021-05-03,",
      '"39,000",PRO_MEMBERSHIP,ptn_test_02,2021/5/3,2022-10-31',
      ",PRO_MEMBERSHIP,ptn_test_03,2021-05-03,",
      "39000,PRO_MEMBERSHIP,ptn_test_04,2021-02-30,",
      "3.9E+04,PRO_MEMBERSHIP,ptn_test_05,2021-05-03,",
      "-39000,PRO_MEMBERSHIP,ptn_test_06,2021-05-03,",
      "39000,GOLD,ptn_test_07,2021-05-03,",
      "39000,PRO_MEMBERSHIP,010-1234-5678,2021-05-03,",
      "39000,PRO_MEMBERSHIP,usr_test_09,2021-05-03,",
      "39000,PRO_MEMBERSHIP,ptn_test_10,2021-05-03,,extra",
      "39000,PRO_MEMBERSHIP,ptn_test_11",
      "39000,PRO_MEMBERSHIP,ptn_test_01,2021. 5. 3.,",
      "39000,PRO_MEMBERSHIP,ptn_test_13,2021-05-03,2021-05-02",
      "0,PRO_MEMBERSHIP,ptn_test_14,2021-05-03,2021-05-02",
      "=1+1,=x,ptn_test_15,,",
      '22000,pro_service,ptn_test_16,"2022. 2. 14.",',
    );

    const imported = await importText(drivers.owner, definition, text);
    codesOf(imported);

    expect(imported.rejectsBegin).toBe(HEADER);
    expect(imported.rejects).toEqual([
      "4,monthly_fee_won,MISSING_VALUE,It must not be empty.,",
      '5,started_on,NOT_A_DATE,"It must be a calendar day, like 2022-10-15.",2021-02-30',
      '6,monthly_fee_won,NOT_WON,"It must be a whole number of won, like 30000 or 30,000.",3.9E+04',
      "7,monthly_fee_won,NEGATIVE_AMOUNT,It cannot be below 0.,'-39000",
      '8,plan,UNKNOWN_VALUE,"It must be one of PRO_MEMBERSHIP, PRO_SERVICE.",GOLD',
      '9,beneficiary_id,NOT_AN_ID,"It must be an id of letters, digits, ""-"" and ""_"" (100 at most) that begins with ptn_.",01***',
      '10,beneficiary_id,NOT_AN_ID,"It must be an id of letters, digits, ""-"" and ""_"" (100 at most) that begins with ptn_.",us***',
      "11,,TOO_MANY_COLUMNS,It has 6 values instead of 5.,",
      "12,,TOO_FEW_COLUMNS,It has 3 values instead of 5.,",
      '13,"beneficiary_id, plan, started_on",DUPLICATE_IN_FILE,"A row before it in the file has the same beneficiary_id, plan, started_on.",',
      '14,"started_on, ended_on",BREAKS_MEMBERSHIP_ENDS_AFTER_IT_STARTS,It breaks a rule of the table: membership ends after it starts.,',
      '15,"started_on, ended_on",BREAKS_MEMBERSHIP_ENDS_AFTER_IT_STARTS,It breaks a rule of the table: membership ends after it starts.,',
      "15,monthly_fee_won,BREAKS_MEMBERSHIP_FEE_IS_POSITIVE,It breaks a rule of the table: membership fee is positive.,0",
      '16,plan,UNKNOWN_VALUE,"It must be one of PRO_MEMBERSHIP, PRO_SERVICE.",\'=x',
      "16,started_on,MISSING_VALUE,It must not be empty.,",
      '16,monthly_fee_won,NOT_WON,"It must be a whole number of won, like 30000 or 30,000.",\'=1+1',
    ]);
    expect(imported.counts).toEqual({
      read: 16,
      inserted: 3,
      changed: 0,
      unchanged: 0,
      rejected: 13,
    });
    const rows = await drivers.owner.sql`
      select beneficiary_id, plan::text, started_on::text, ended_on::text, monthly_fee_won
      from driver_memberships where beneficiary_id like 'ptn_test_%' order by 1`;
    expect([...rows]).toEqual([
      row("ptn_test_01", "PRO_MEMBERSHIP", "2021-05-03", null, 39_000),
      row("ptn_test_02", "PRO_MEMBERSHIP", "2021-05-03", "2022-10-31", 39_000),
      row("ptn_test_16", "PRO_SERVICE", "2022-02-14", null, 22_000),
    ]);
  });

  const PC_BANGS = csv(
    "beneficiary_id,name,affiliated_from,affiliated_until",
    "ptn_test_a,판교 PC방,2020-03-02,",
    `ptn_test_b,${"가".repeat(201)},2020-03-02,`,
    "ptn_test_c,벨\u0007소리,2020-03-02,",
    'ptn_test_d,"똠방각하, 펲시\n""2호점""",2020-03-02,2023-03-01',
    'ptn_test_e,"닫지 않은 따옴표,2020-03-02,',
    "ptn_test_f,삼켜진 행,2020-03-02,",
    'ptn_test_g,여기서" 닫힘,2020-03-02,',
    "ptn_test_h,멀쩡한 행,어제,",
    "ptn_test_i,마지막 행,2020-03-02,",
    "",
    "",
  );

  it.each([
    ["UTF-8", (text: string) => text],
    [
      "UTF-8 with its mark and lines ended as in Windows",
      (text: string) => `\ufeff${text.replaceAll("\n", "\r\n")}`,
    ],
    ["CP949", cp949],
    [
      "CP949 with lines ended as in Windows",
      (text: string) => cp949(text.replaceAll("\n", "\r\n")),
    ],
  ])("tells the same in Korean when it is written as %s", async (_, written) => {
    await gamers.owner.sql`delete from pc_bangs where beneficiary_id like 'ptn_test_%'`;

    const imported = await importText(
      gamers.owner,
      importOf(games, "pc-bangs"),
      written(PC_BANGS),
      {
        language: "ko",
      },
    );
    codesOf(imported);

    expect(imported.rejects).toEqual([
      "3,name,TOO_LONG,200자까지 쓸 수 있습니다.,가가***",
      "4,name,NOT_TEXT,읽을 수 없는 글자가 있습니다. 원본을 CSV UTF-8로 다시 저장하십시오.,벨\u0007***",
      "7,,QUOTE_NOT_CLOSED,따옴표가 값의 끝에서 닫히지 않아 7~9행이 한 행으로 읽혔습니다.,",
      "10,affiliated_from,NOT_A_DATE,2022-10-15처럼 달력에 있는 날짜여야 합니다.,어제",
    ]);
    const rows = await gamers.owner.sql`
      select beneficiary_id as id, name from pc_bangs where beneficiary_id like 'ptn_test_%' order by 1`;
    expect(rows.map(({ id, name }) => [id, name.replaceAll("\r\n", "\n")])).toEqual([
      ["ptn_test_a", "판교 PC방"],
      ["ptn_test_d", '똠방각하, 펲시\n"2호점"'],
      ["ptn_test_i", "마지막 행"],
    ]);
  });

  it("names what is no instant, no flag and no whole number", async () => {
    const accounts = await importText(
      users.owner,
      importOf(talk, "accounts"),
      csv(
        "beneficiary_id,domestic_number,registered_at",
        "usr_test_1,perhaps,2012-04-17 20:15",
        "usr_test_2,yes,2012-04-17",
        "usr_test_3,예,2012-04-17T25:15:00Z",
      ),
    );
    const recipients = await importText(
      drivers.owner,
      importOf(mobility, "franchise-pool-recipients"),
      csv("beneficiary_id,outage_id,franchise,weight", "ptn_test_1,1015,Daegu,1.5"),
    );
    for (const imported of [accounts, recipients]) codesOf(imported);

    const instant =
      '"It must be an instant, like 2022-10-19T09:00:00+09:00, or 2022-10-19 09:00 in Korea."';
    expect(accounts.rejects).toEqual([
      "2,domestic_number,NOT_A_BOOLEAN,It must be true or false.,perhaps",
      `3,registered_at,NOT_AN_INSTANT,${instant},2012-04-17`,
      `4,registered_at,NOT_AN_INSTANT,${instant},2012-04-17T25:15:00Z`,
    ]);
    expect(recipients.rejects).toEqual(["2,weight,NOT_AN_INTEGER,It must be a whole number.,1.5"]);
  });

  it("shows here every code that any file can meet", () => {
    expect([...met].filter((code) => !code.startsWith("BREAKS_")).sort()).toEqual(
      Object.keys(COMMON_CODES).sort(),
    );
  });
});

describe("a pool that was shared", () => {
  it("keeps its sum and its drivers whatever a file says", async () => {
    const pools = importOf(mobility, "franchise-pools");
    const recipients = importOf(mobility, "franchise-pool-recipients");
    const pool = (won: number) =>
      csv(
        "outage_id,franchise,pool_won,agreed_on,partner_id",
        `1015,Daegu,${won},2022-12-22,ptn_test_daegu`,
      );
    const list = (...rows: string[]) => csv("beneficiary_id,outage_id,franchise,weight", ...rows);
    await importText(drivers.owner, pools, pool(1_000));
    await importText(drivers.owner, recipients, list("ptn_test_1,1015,Daegu,1"));
    await drivers.owner.sql`update franchise_pools set shared_at = now() where franchise = 'Daegu'`;

    const again = await importText(drivers.owner, pools, pool(1_000));
    const dearer = await importText(drivers.owner, pools, pool(2_000));
    const others = await importText(
      drivers.owner,
      recipients,
      list("ptn_test_1,1015,Daegu,1", "ptn_test_2,1015,Daegu,1", "ptn_test_3,1015,Busan,1"),
    );
    const elsewhere = await importText(drivers.owner, recipients, list("ptn_test_1,1015,Busan,1"));

    const shared =
      'POOL_IS_SHARED,"The pool has been shared, so neither it nor its drivers can change."';
    expect(again.counts).toMatchObject({ unchanged: 1, rejected: 0 });
    expect(dearer.rejects).toEqual([`2,franchise,${shared},Daegu`]);
    expect(others.rejects).toEqual([`3,franchise,${shared},Daegu`]);
    expect(others.counts).toMatchObject({ inserted: 1, unchanged: 1, rejected: 1 });
    expect(elsewhere.rejects).toEqual([`2,franchise,${shared},Busan`]);
    const [left] = await drivers.owner.sql`
      select pool_won, shared_at is not null as shared from franchise_pools where franchise = 'Daegu'`;
    expect(left).toEqual({ pool_won: 1_000, shared: true });
  });
});

function row(...[beneficiary_id, plan, started_on, ended_on, monthly_fee_won]: unknown[]) {
  return { beneficiary_id, plan, started_on, ended_on, monthly_fee_won };
}
