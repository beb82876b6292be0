import { createPrivateKey, generateKeyPairSync, sign, createHash, type KeyObject } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { runFolder } from "./places.ts";
import { beginLine, endLine, type Envelope, type LicenseFile } from "./signed.ts";

/** Files that the vendor's command refuses to make, signed by hand: what an attacker would do with the keys he has. */

export class Signer {
  readonly publicKey: Buffer;

  private constructor(private readonly key: KeyObject, publicKey: Buffer) {
    this.publicKey = publicKey;
  }

  static random(): Signer {
    const { privateKey, publicKey } = generateKeyPairSync("ed25519");
    return new Signer(privateKey, Buffer.from(publicKey.export({ format: "jwk" }).x ?? "", "base64url"));
  }

  /** One of the demonstration's key files. */
  static fromFile(file: string): Signer {
    const { PrivateKey, PublicKey } = JSON.parse(readFileSync(file, "utf8")) as Record<string, string>;
    const seed = Buffer.from(PrivateKey ?? "", "base64");
    // RFC 8410: what stands before the seed in PKCS #8.
    const der = Buffer.concat([Buffer.from("302e020100300506032b657004220420", "hex"), seed]);
    const key = createPrivateKey({ key: der, format: "der", type: "pkcs8" });
    return new Signer(key, Buffer.from(PublicKey ?? "", "base64"));
  }

  get keyId(): string {
    return createHash("sha256").update(this.publicKey).digest("hex");
  }

  seal(payloadType: string, body: Buffer): Envelope {
    const head = `DSSEv1 ${Buffer.byteLength(payloadType)} ${payloadType} ${body.length} `;
    const sig = sign(null, Buffer.concat([Buffer.from(head), body]), this.key).toString("base64");
    return { payloadType, payload: body.toString("base64"), signatures: [{ keyid: this.keyId.slice(0, 16), sig }] };
  }

  /** The same bytes under this key. */
  again(envelope: Envelope): Envelope {
    return this.seal(envelope.payloadType, Buffer.from(envelope.payload, "base64"));
  }
}

/** Writes a file in its armour. */
export function wrap(name: string, file: LicenseFile): string {
  const text = Buffer.from(JSON.stringify(file)).toString("base64").match(/.{1,64}/g) ?? [];
  const out = path.join(runFolder(), `${name}.segl`);
  writeFileSync(out, [beginLine, ...text, endLine, ""].join("\n"));
  return out;
}

/** The whole licence under another owner's key, with that key's certificate in the place of the right one. */
export function signedByStranger(licence: LicenseFile, signer: Signer, certificate: Envelope): LicenseFile {
  return {
    ...licence,
    License: signer.again(licence.License),
    ModuleLicenses: licence.ModuleLicenses.map((row) => signer.again(row)),
    Keys: [certificate],
  };
}

/** A certificate for `signer`'s key in the words of another, under `root`. */
export function certificateLike(other: Envelope, signer: Signer, root: Signer): Envelope {
  const body = JSON.parse(Buffer.from(other.payload, "base64").toString()) as Record<string, unknown>;
  const made = { ...body, KeyId: signer.keyId, PublicKey: signer.publicKey.toString("base64") };
  return root.seal(other.payloadType, Buffer.from(JSON.stringify(made)));
}
