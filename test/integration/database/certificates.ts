import { generateKeyPairSync, type KeyObject, randomBytes, sign } from "node:crypto";
import { isIP } from "node:net";

/** A certificate and its key in PEM, made for one test and good for a day. */
export type Certificate = { certificate: string; key: string };

/** An authority that signs certificates of servers. */
export type Authority = {
  certificate: string;
  /** @param host the one host name or IPv4 address the certificate is for */
  sign(host: string, validity?: Validity): Certificate;
};

/** From and until when, in hours from now. */
type Validity = { fromHours: number; untilHours: number };

const TODAY: Validity = { fromHours: -1, untilHours: 24 };

/** A new authority of that name, which nobody trusts unless told to. Node.js makes keys and no certificates (RFC 5280). */
export function newAuthority(name: string): Authority {
  const own = keyPair();
  const isAuthority = extension("551d13", der(0x30, der(0x01, Buffer.of(0xff))), true);
  const issue = (subject: string, key: KeyObject, extensions: Buffer[], validity: Validity) =>
    certificate({ issuer: name, subject, key, extensions, validity }, own.privateKey);
  return {
    certificate: issue(name, own.publicKey, [isAuthority], TODAY),
    sign(host, validity = TODAY) {
      const { publicKey, privateKey } = keyPair();
      const alternative = isIP(host)
        ? der(0x87, Buffer.from(host.split(".").map(Number)))
        : der(0x82, Buffer.from(host));
      const extensions = [extension("551d11", der(0x30, alternative))];
      return {
        certificate: issue(host, publicKey, extensions, validity),
        key: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
      };
    },
  };
}

function keyPair() {
  return generateKeyPairSync("ec", { namedCurve: "prime256v1" });
}

type Content = {
  issuer: string;
  subject: string;
  key: KeyObject;
  extensions: Buffer[];
  validity: Validity;
};

const ECDSA_WITH_SHA256 = der(0x30, der(0x06, Buffer.from("2a8648ce3d040302", "hex")));

function certificate(
  { issuer, subject, key, extensions, validity }: Content,
  signer: KeyObject,
): string {
  const content = der(
    0x30,
    der(0xa0, der(0x02, Buffer.of(2))),
    der(0x02, Buffer.concat([Buffer.of(1), randomBytes(8)])),
    ECDSA_WITH_SHA256,
    named(issuer),
    der(0x30, time(validity.fromHours), time(validity.untilHours)),
    named(subject),
    key.export({ type: "spki", format: "der" }),
    der(0xa3, der(0x30, ...extensions)),
  );
  const signature = der(0x03, Buffer.of(0), sign("sha256", content, signer));
  const text = der(0x30, content, ECDSA_WITH_SHA256, signature).toString("base64");
  const lines = text.match(/.{1,64}/g) ?? [];
  return ["-----BEGIN CERTIFICATE-----", ...lines, "-----END CERTIFICATE-----", ""].join("\n");
}

function named(commonName: string): Buffer {
  const attribute = der(
    0x30,
    der(0x06, Buffer.from("550403", "hex")),
    der(0x0c, Buffer.from(commonName)),
  );
  return der(0x30, der(0x31, attribute));
}

function time(hoursFromNow: number): Buffer {
  const text = new Date(Date.now() + hoursFromNow * 3_600_000).toISOString();
  return der(0x18, Buffer.from(`${text.replace(/\D/g, "").slice(0, 14)}Z`));
}

function extension(id: string, value: Buffer, isCritical = false): Buffer {
  const critical = isCritical ? [der(0x01, Buffer.of(0xff))] : [];
  return der(0x30, der(0x06, Buffer.from(id, "hex")), ...critical, der(0x04, value));
}

/** One value in DER: tag, length, content. */
function der(tag: number, ...content: Buffer[]): Buffer {
  const body = Buffer.concat(content);
  const { length } = body;
  const size =
    length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.of(tag, ...size), body]);
}
