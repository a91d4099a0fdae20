import { compareSync } from "bcryptjs";
import { afterAll, describe, expect, test } from "vitest";
import { createPasswordHasher } from "./hasher";

// Made with passlib 1.7.4, Django 3.2 and Python's bcrypt and hashlib, at low cost; the pepper is non-ASCII on purpose.
const password = "correct horse 🐎 battery";
const pepper = "pfeffer-åäö";

const flaskSecurity = {
  bcrypt: "$2b$04$AFpZuK87asCp8zGTsN43IOjrpNcKgOssKrSDUNWGyGp8yQpaToY32",
  argon2id: "$argon2id$v=19$m=1024,t=1,p=1$FYIwpjQm5HxvjVGqde5dyw$YDgVLhOSu7dAwUEfNoskBw",
  "argon2i, four lanes": "$argon2i$v=19$m=1024,t=2,p=4$vvf+v9d6r9Wa874XAiBk7A$KezeTFL1eEQOFnqlOokHuA",
  scrypt: "$scrypt$ln=6,r=8,p=1$eA8BICSk9P4fQygFgND6Xw$vPMpoCuP75KApvSvVp3Q3EkGic/PXqEUALjgLSUnQ2w",
  pbkdf2_sha256: "$pbkdf2-sha256$1000$nFMqJQRACKF0jjHmvDeGUA$XtDNibecPmeXbbHLcuGRzwCR51JvOreV4ONI/LZ2nRs",
  pbkdf2_sha512:
    "$pbkdf2-sha512$1000$4fxfy/n/H6NUqvW.917rnQ$jsJniKz4zSEM6372oKXkC4KaEo6RK6CMHY1iGZPqhJ2uGvKpriEVi45uTavfAw8QXaNP/b9clQY2Dv.SJ0rsgg",
};

const ofThePasswordItself = {
  "Devise bcrypt": "$2a$04$qaenp23aYoY7KTdllacK2uHj4Vn2Pr9TyK6x/yqO.sT3QjhxWYIbW",
  "Laravel bcrypt": "$2y$04$FOPQIMTHq2xrFQY8xP8fZ.C6qpdSfE3nApRm4UYWSo7ZHaEF.Vs6q",
  argon2id: "$argon2id$v=19$m=1024,t=1,p=1$EMJYS+k9p7Q2BoCwds6Z0w$xdYB+aFZCvdSJkVOcCNB/g",
  "argon2i, four lanes": "$argon2i$v=19$m=1024,t=2,p=4$yhmjVEoJYQxBqJWylpIyBg$3zSY+JZ9s4qsZZixIf9zAQ",
  scrypt: "$scrypt$ln=6,r=8,p=1$glCKsTZmbO09J4SQUgphDA$FdsJ7DnlAPwxhSdtGfo8Nzub6s2QvANi2bvrWqV021c",
  pbkdf2_sha256: "$pbkdf2-sha256$1000$6z3nPIcwpjQG4Pzf.59zbg$/s3FhMHqCQ5brhjzWtTvBFod5SZU8.9n7okYIZxoGlI",
  pbkdf2_sha512:
    "$pbkdf2-sha512$1000$rlWqlVJqDUFoLQUAAGDMuQ$Pm/lhJ1mqgtChv8rO.9hETemDsTNA5IXLj9TXcR29LYwU4AtF9FZxJW9dO3zPEMurqdz8NVdojEvCCGjz6tkHg",
};

const django = {
  "PBKDF2 with SHA-256": "pbkdf2_sha256$1000$abcdefSALT12$TbeoCIRdKnT1Y+vVPLfwDfgfMG0jrQsKpAeDnd+5taE=",
  "PBKDF2 with SHA-1": "pbkdf2_sha1$1000$abcdefSALT12$/sEoa+kCjqW5sxrIxolGU3QVmig=",
  bcrypt_sha256: "bcrypt_sha256$$2b$04$DRrVpX9KgP3VUjR1IuXU7Oce7M6dsxamb6DWmc0NsxNYQr2nTZHZ2",
  argon2: "argon2$argon2id$v=19$m=1024,t=1,p=2$YWJjZGVmU0FMVDEy$zeRFP6Lai3Z4bgda8yBy8w",
  scrypt:
    "scrypt$64$seasalt42$8$1$1bRfcCqTL6a8D9T8E9GGZQMvvJ1Prh8V3cFuHMLqTkmGragTOVoi2MfJB49ZYhVOQH98y89XVo+4/wmrM3bGSQ==",
};
const djangoBcryptOfShortPass = "bcrypt$$2b$04$tk4QHErnSpAO4ow3Wjz5SOBXyxp4AO62VbjjK0p0eSBemfVpDUb2e";
const deviseWithPepper = "$2a$04$uWwfAPwKxiJE9DFvRIQd8emv9yp6hARUqPNaMDxSchKNiogkC17lW";
const sixtyAccentedLetters = "$2y$04$gj0sa5d/bcg7ochCztWjuOUTIqOIx4NqVr3JsTEggRh1MByLp/gKC";

const bcrypt = { scheme: "bcrypt", pepper, costs: { bcrypt: { rounds: 4 } }, threads: 1 } as const;
const keyed = createPasswordHasher(bcrypt);
const importing = createPasswordHasher({ ...bcrypt, acceptPlain: true });
const single = createPasswordHasher({ ...bcrypt, pepper: "", singleHash: true });
const devise = createPasswordHasher({ ...bcrypt, acceptPlain: true, devisePepper: "devise-pepper" });
afterAll(() => Promise.all([keyed, importing, single, devise].map((hasher) => hasher.close())));

describe.each(Object.entries(flaskSecurity))("a double hash of Flask-Security (%s)", (_, stored) => {
  test("fits its password and no other", async () => {
    expect((await keyed.verify(password, stored)).matches).toBe(true);
    expect((await keyed.verify(`${password}!`, stored)).matches).toBe(false);
  });

  test("fits nothing under another pepper", async () => {
    expect((await single.verify(password, stored)).matches).toBe(false);
  });
});

describe.each(Object.entries(ofThePasswordItself))("a hash of the password itself (%s)", (_, stored) => {
  test("is refused unless accounts are being moved in, and is outdated then", async () => {
    expect((await keyed.verify(password, stored)).matches).toBe(false);
    expect(await importing.verify(password, stored)).toEqual({ matches: true, outdated: true });
    expect((await importing.verify(`${password}!`, stored)).matches).toBe(false);
  });

  test("fits where no scheme is double-hashed", async () => {
    expect((await single.verify(password, stored)).matches).toBe(true);
  });
});

describe.each(Object.entries(django))("a hash of Django (%s)", (_, stored) => {
  test("fits its password and no other, and is outdated", async () => {
    expect(await keyed.verify(password, stored)).toEqual({ matches: true, outdated: true });
    expect((await keyed.verify(`${password}!`, stored)).matches).toBe(false);
  });
});

test("Django's older bcrypt hash fits its password", async () => {
  expect((await keyed.verify("short pass", djangoBcryptOfShortPass)).matches).toBe(true);
  expect((await keyed.verify("short Pass", djangoBcryptOfShortPass)).matches).toBe(false);
});

test("a hash of Devise with its own pepper fits when that pepper is known", async () => {
  expect((await devise.verify(password, deviseWithPepper)).matches).toBe(true);
  expect((await importing.verify(password, deviseWithPepper)).matches).toBe(false);
});

test("an imported bcrypt hash of more than 72 bytes fits as it did where it came from", async () => {
  expect((await importing.verify("é".repeat(60), sixtyAccentedLetters)).matches).toBe(true);
  expect((await importing.verify("é".repeat(35), sixtyAccentedLetters)).matches).toBe(false);
});

test("bcryptjs, which stands in where the native bcrypt does not load, agrees about imported hashes", () => {
  expect(compareSync(password, ofThePasswordItself["Devise bcrypt"])).toBe(true);
  expect(compareSync(password, ofThePasswordItself["Laravel bcrypt"])).toBe(true);
  expect(compareSync("é".repeat(60), sixtyAccentedLetters)).toBe(true);
});

test.each([
  "",
  "!",
  "plaintext",
  "$2b$04$tooshort",
  "$2b$03$AFpZuK87asCp8zGTsN43IOjrpNcKgOssKrSDUNWGyGp8yQpaToY32",
  "$2b$31$AFpZuK87asCp8zGTsN43IOjrpNcKgOssKrSDUNWGyGp8yQpaToY32",
  "$argon2id$v=19$m=4194304,t=1,p=1$FYIwpjQm5HxvjVGqde5dyw$YDgVLhOSu7dAwUEfNoskBw",
  "$argon2id$v=19$m=1,t=1,p=1$FYIwpjQm5HxvjVGqde5dyw$YDgVLhOSu7dAwUEfNoskBw",
  "$argon2id$v=19$m=1024,t=1,p=1$AA$YDgVLhOSu7dAwUEfNoskBw",
  "$pbkdf2-sha256$1000$nFMqJQRACKF0jjHmvDeGUA$X",
  "$pbkdf2-sha256$1000$nFMqJQRACKF0jjHmvDeGUA$XtDN",
  "$scrypt$ln=6,r=8,p=1$eA8BICSk9P4fQygFgND6Xw$v",
  "pbkdf2_sha256$1000$abcdefSALT12$=",
  "$scrypt$ln=40,r=8,p=1$eA8BICSk9P4fQygFgND6Xw$vPMpoCuP75KApvSvVp3Q3EkGic/PXqEUALjgLSUnQ2w",
  "pbkdf2_sha256$2000000000$abcdefSALT12$TbeoCIRdKnT1Y+vVPLfwDfgfMG0jrQsKpAeDnd+5taE=",
  "pbkdf2_sha256$0$abcdefSALT12$TbeoCIRdKnT1Y+vVPLfwDfgfMG0jrQsKpAeDnd+5taE=",
])("an unknown, broken or absurdly costly hash fits nothing: %s", async (stored) => {
  expect(await importing.verify(stored, stored)).toEqual({ matches: false, outdated: false });
});
