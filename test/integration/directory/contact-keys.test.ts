import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { openDatabases } from "../../../gateway/databases.js";
import { readSettings } from "../../../gateway/settings.js";
import {
  checkContactKeys,
  rotateContactKeys,
} from "../../../subgraphs/directory/contacts/contact-keys.js";
import { contactRow } from "../../../subgraphs/directory/contacts/sealed-contact.js";
import { seedDirectoryPopulation } from "../../../subgraphs/directory/demo/seed-directory-demo.js";
import { findBeneficiaries } from "../../../subgraphs/directory/people/find-beneficiaries.js";
import { contacts } from "../../../subgraphs/directory/tables.js";
import type { Database } from "../../../subgraphs/kit/database/connection.js";
import { DEMO } from "../../../subgraphs/kit/demo/people.js";
import { parseKeyRing } from "../../../subgraphs/kit/pii/key-ring.js";
import { registry } from "../../../subgraphs/registry.js";
import { keyText, ringOf, TEST_KEYS } from "../../pii-keys.js";
import { directoryDatabase, openedContacts } from "./directory.fixture.js";

const database = await directoryDatabase();
const NEVER = new AbortController().signal;
const BAKERY_PHONE = "010-0000-0001";

const keyIdsIn = async ({ db }: Database) =>
  [...new Set((await db.select({ id: contacts.keyId }).from(contacts)).map(({ id }) => id))].sort();

const idsFor = async (reader: Database, query: string) =>
  (await findBeneficiaries(reader, query, { first: 20 })).nodes.map(({ id }) => id);

describe("the keys at hand", () => {
  it("are enough when they open what every key has sealed", async () => {
    await expect(checkContactKeys(database.serving)).resolves.toBeUndefined();
    await expect(
      checkContactKeys(database.servingWith(ringOf("next", "test"))),
    ).resolves.toBeUndefined();
  });

  it("keep the process from starting when one is missing", async () => {
    const { ownerUrl, servingUrl } = database.urls;
    const settings = {
      ...readSettings({ DEMO_DATA: "off" }, []),
      database: {
        mode: "per-subgraph" as const,
        subgraphs: { directory: { url: servingUrl, ownerUrl } },
      },
      piiKeys: ringOf("other"),
    };
    const directory = registry.filter(({ name }) => name === "directory");

    await expect(openDatabases(settings, directory)).rejects.toMatchObject({
      code: "DATABASE_KEYS",
      message:
        'The directory holds contacts sealed under the key "test", which is not at hand. Put the key back into PII_KEYS; it may go once npm run pii:rotate has run with another key before it.',
    });
    const opened = await openDatabases({ ...settings, piiKeys: TEST_KEYS }, directory);
    await opened.close();
  });

  it("keep it from starting when one is another under the same id", async () => {
    const swapped = database.servingWith(parseKeyRing(`test:${keyText("other")}`));

    await expect(checkContactKeys(swapped)).rejects.toMatchObject({
      code: "DATABASE_KEYS",
      message:
        'The key "test" is not the one that the directory\'s contacts were sealed under. Give the right key of that id in PII_KEYS.',
    });
  });
});

describe("a rotation", () => {
  it("is refused before anything is written when a key is missing", async () => {
    const owner = database.ownerWith(ringOf("next"));

    await expect(rotateContactKeys(owner, () => {}, NEVER)).rejects.toMatchObject({
      code: "DATABASE_KEYS",
    });
    expect(await keyIdsIn(database.owner)).toEqual(["test"]);
  });

  it("may be stopped anywhere, goes on where it was, and leaves nothing under the old keys", async () => {
    await seedDirectoryPopulation(database.owner, 600);
    const before = await openedContacts(database.owner);
    const owner = database.ownerWith(ringOf("next", "test"));
    const stop = new AbortController();

    const first = await rotateContactKeys(owner, () => stop.abort(), stop.signal);

    expect(first).toBe(500);
    expect(await keyIdsIn(owner)).toEqual(["next", "test"]);
    expect(await openedContacts(owner)).toEqual(before);
    expect(await idsFor(owner, BAKERY_PHONE)).toEqual([DEMO.bakery]);
    expect(await idsFor(owner, "010-0001-0600")).toHaveLength(1);

    // Two at once share the rest: neither does again what the other has done.
    const rest = await Promise.all(
      [owner, database.ownerWith(ringOf("next", "test"))].map((one) =>
        rotateContactKeys(one, () => {}, NEVER),
      ),
    );

    const onlyNew = database.servingWith(ringOf("next"));
    expect(first + rest.reduce((sum, done) => sum + done, 0)).toBe(before.length);
    expect(await keyIdsIn(onlyNew)).toEqual(["next"]);
    expect(await openedContacts(onlyNew)).toEqual(before);
    expect(await idsFor(onlyNew, BAKERY_PHONE)).toEqual([DEMO.bakery]);
    expect(await rotateContactKeys(owner, () => {}, NEVER)).toBe(0);
    await expect(checkContactKeys(onlyNew)).resolves.toBeUndefined();
  });

  it("takes on every key that was ever used, one of each looked at first", async () => {
    const owner = database.ownerWith(ringOf("zz", "a1", "b2", "next"));
    for (const [id, key] of [
      [DEMO.taxi, "a1"],
      [DEMO.reader, "b2"],
    ] as const) {
      await owner.db.delete(contacts).where(eq(contacts.beneficiaryId, id));
      await owner.db
        .insert(contacts)
        .values(contactRow(ringOf(key), id, "PHONE", "010-0000-1111", new Date()));
    }
    expect(await keyIdsIn(owner)).toEqual(["a1", "b2", "next"]);

    await rotateContactKeys(owner, () => {}, NEVER);

    expect(await keyIdsIn(owner)).toEqual(["zz"]);
    expect(await idsFor(database.servingWith(ringOf("zz")), "010-0000-1111")).toEqual([
      DEMO.taxi,
      DEMO.reader,
    ]);
  });
});

describe("a stored contact", () => {
  it("cannot claim another key than the one it is sealed under", async () => {
    const [row] = await database.owner.db.select().from(contacts).limit(1);

    const claim = database.owner.db
      .update(contacts)
      .set({ keyId: "another" })
      .where(eq(contacts.beneficiaryId, row?.beneficiaryId ?? ""));

    await expect(claim).rejects.toMatchObject({
      cause: { constraint_name: "contact_is_sealed_under_its_key" },
    });
  });

  it("is read by the serving role, and written by nobody but the owner", async () => {
    await expect(database.serving.db.update(contacts).set({ hash: "x" })).rejects.toMatchObject({
      cause: { code: "42501" },
    });
    await expect(database.serving.db.delete(contacts)).rejects.toMatchObject({
      cause: { code: "42501" },
    });
  });
});
