// A second judge of Segl licences, written from docs/license-format.md alone; the numbers are that page's sections and steps.
import { createHash, createPublicKey, verify } from 'node:crypto';
const P = 2n ** 255n - 19n; // 2. Ed25519, 3. signed objects
const SMALL_ORDER = ['00'.repeat(32), `01${'00'.repeat(31)}`, `ec${'ff'.repeat(30)}7f`,
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a', '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05'];
const yOf = (bytes) => Buffer.of(...bytes.subarray(0, 31), bytes[31] & 0x7f);
const isOfSmallOrder = (bytes) => SMALL_ORDER.includes(yOf(bytes).toString('hex'));
const power = (base, exponent) => (exponent ? power(base * base % P, exponent >> 1n) * (exponent & 1n ? base : 1n) % P : 1n);
const sha256 = (...parts) => createHash('sha256').update(Buffer.concat(parts)).digest();
function loadKey(base64) {
  const raw = Buffer.from(base64, 'base64');
  const [id, y, d] = [sha256(raw).toString('hex'), BigInt(`0x${yOf(raw).reverse().toString('hex')}`), (P - 121665n) * power(121666n, P - 2n) % P];
  const xSquared = (y * y - 1n + P) * power(d * y * y + 1n, P - 2n) % P; // a square where y belongs to a point
  const isFit = y < P && !isOfSmallOrder(raw) && power(xSquared, (P - 1n) / 2n) === 1n;
  return { id, hint: id.slice(0, 16), isFit, der: Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), raw]) };
}
const holds = ({ der }, kind, { body, signature }) => signature.length === 64 && !isOfSmallOrder(signature) // OpenSSL sees to S < L
  && verify(null, pae(kind, body), createPublicKey({ key: der, format: 'der', type: 'spki' }), signature);
const LIMITS = { 'key-certificate': 16384, 'module-license': 16384, license: 524288, revocations: 524288 };
const typeOf = (kind) => `application/vnd.segl.${kind}.v1+json`;
const pae = (kind, body) => Buffer.concat([Buffer.from(`DSSEv1 ${typeOf(kind).length} ${typeOf(kind)} ${body.length} `), body]);
const hashOf = (kind, body) => sha256(Buffer.of(0), pae(kind, body)).toString('base64');
const fromBase64 = (base64) => (Buffer.from(base64, 'base64').toString('base64') === base64 ? Buffer.from(base64, 'base64') : null);
// 4. One spelling: each value of its type, and `JSON.stringify` of what was read is what was read
const isList = (type) => (v) => Array.isArray(v) && v.every(type);
const isObject = (types, optional = []) => (v) => typeof v === 'object' && v !== null && !Array.isArray(v)
  && Object.keys(types).filter((key) => Object.hasOwn(v, key) || !optional.includes(key)).join() === Object.keys(v).join()
  && Object.keys(v).every((key) => types[key]?.(v[key]));
const orNull = (type) => (v) => v === null || type(v), isString = (v) => typeof v === 'string' && v.isWellFormed();
const isBytes = (v) => isString(v) && fromBase64(v)?.length === 32;
const isDate = (v) => isString(v) && /^[2-9]\d{3}-\d\d-\d\d$/.test(v) && Date.parse(v) > 0 && new Date(v).toISOString().startsWith(v);
const isWord = (...words) => (v) => words.includes(v), isInteger = (v) => Number.isInteger(v) && v >= 0 && v < 2 ** 32;
const isTag = (v, at, all) => /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(v) && (at === 0 || all[at - 1] < v);
const isMap = (type) => (v) => isObject(Object.fromEntries(Object.keys(v ?? {}).map((key) => [key, type])))(v);
const isTexts = (v) => isMap(isObject({ Description: isString, Tooltip: isString }))(v) && Object.keys(v).every(isTag);
function decode(isShape, octets) {
  try {
    const source = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(octets);
    const value = JSON.parse(source);
    return isShape(value) && JSON.stringify(value) === source ? { value } : { problem: 'shape' };
  } catch { return { problem: 'json' }; }
}
// 5. and 6. Bodies and forms: a kind of field is a type, perhaps with a form
const forbidden = new RegExp(`[${'0-1f 7f-9f ad 300-36f 61c 115f-1160 17b4-17b5 180e 1ab0-1aff 1dc0-1dff 200b-200f 2028-202e 2060-2064 2066-206f '
  .concat('20d0-20ff 3164 fe00-fe0f fe20-fe2f feff ffa0 fff9-fffb e0000-e007f').replace(/[0-9a-f]+/g, '\\u{$&}').replaceAll(' ', '')
}\\p{Noncharacter_Code_Point}]`, 'u');
const fits = (most) => (v) => v.length <= most && !forbidden.test(v), isUnique = (items) => new Set(items).size === items.length;
const isId = (digits) => (v) => v.length === digits && /^[0-9a-f]*$/.test(v);
const isSerial = (v) => /^\d{10}$/.test(v) && [...v].reduce((sum, n, at) => sum + (at % 2 ? +n : n * 2 - (n > 4 ? 9 : 0)), 0) % 10 === 0;
const isName = (v) => /^[!-~]([ -~]{0,237}[!-~])?$/.test(v);
const isAddress = (v) => v === null || (v.length <= 254 && /^https:\/\/[!-[\]-~]+$/.test(v) && /^[^@]+$/.test(v.slice(8).split(/[/?#]/)[0]));
const FIELDS = {
  text: [isString, fits(254)], info: [isString, fits(3999)], company: [isString, (v) => v !== '' && fits(219)(v)], name: [isString, isName],
  owner: [isString, (v) => /^[A-Z0-9]{1,239}$/.test(v)], serial: [isString, isSerial], id: [isString, isId(64)], url: [orNull(isString), isAddress],
  bytes: [isBytes], 'bytes?': [orNull(isBytes)], bool: [isWord(true, false)], kind: [isWord('SiteLicense', 'SatelliteLicense', 'UserLicense')],
  user: [isWord('Unknown', ...['Internal', 'Resource', 'External', 'Anonymous', 'System'].map((one) => `${one}Associate`))],
  0: [isInteger, (v) => v < 2 ** 31], 1: [isInteger, (v) => v > 0 && v < 2 ** 31], 'name?': [orNull(isString), (v) => v === null || isName(v)],
  date: [isDate], 'date?': [orNull(isDate)], after: [isDate, (v, all) => (all.SignDate ?? all.Issued) <= v],
  replaces: [orNull(isObject({ SerialNr: isString, Hash: isBytes })), (v) => v === null || isSerial(v.SerialNr)],
  texts: [isTexts, (v) => Object.values(v).every((one) => fits(254)(one.Description) && fits(254)(one.Tooltip))],
  modules: [isList(isObject({ ModuleName: isString, Hash: isBytes })), (v) => v.length >= 1 && v.length <= 2000
    && isUnique(v.map((one) => one.Hash)) && v.every((one) => isName(one.ModuleName)) && isUnique(v.map((one) => one.ModuleName.toLowerCase()))],
  entries: [isList(isObject({ KeyId: isString, Hash: isBytes, Date: isDate, Reason: isWord('retired', 'compromised') }, ['KeyId', 'Hash'])),
    (v) => v.every(({ KeyId, Hash }) => (KeyId === undefined ? Hash : !Hash && isId(64)(KeyId))) && isUnique(v.map((one) => one.KeyId ?? one.Hash))],
};
const body = (fields) => fields.split(/\s+/).map((field) => [field.split(':')[0], ...FIELDS[field.split(':')[1]]]);
const BODIES = {
  'key-certificate': body('OwnerName:owner KeyId:id PublicKey:bytes Epoch:1 SignDate:date ExpiryDate:after Test:bool'),
  'module-license': body(`OwnerName:owner SerialNr:serial Epoch:1 Sequence:1 ModuleName:name ModuleVersion:name ModuleDescription:text
    ModuleTooltip:text LicenseType:kind AllowedUserType:user NumberOfLicenses:1 Unrestricted:bool IsHidden:bool ExtraFlags:0 ExtraInfo:info
    PrerequisiteModuleName:name? SortOrder:0 Texts:texts`),
  license: body(`OwnerName:owner OwnerDescription:text CompanyName:company SerialNr:serial Epoch:1 Sequence:1 Previous:bytes? Replaces:replaces
    Issued:date AdminWarningDate:date? ExpiryDate:date? GraceDate:date? MaintenanceDate:date? NextCheckDate:date? LicenseVersion:text
    DeploymentType:0 ProductType:text ProductDescription:text ExtraFlags:0 ExtraInfo:info LicenseUrl:url ShopUrl:url
    RevocationsGeneration:0 Texts:texts ModuleLicenses:modules`),
  revocations: body('Generation:1 Issued:date NextUpdate:after Entries:entries'),
};
function decodeBody(kind, octets) {
  const { value, problem } = decode(isObject(Object.fromEntries(BODIES[kind])), octets);
  const [field = null] = problem ? [] : BODIES[kind].find(([key, , form]) => form && !form(value[key], value)) ?? [];
  return problem || field ? { bad: { Problem: problem ?? 'field', Field: field } } : { ...value, hash: hashOf(kind, octets) };
}
// 7. The file. Each rule is [what must hold, code, more facts]
function demand(Step, facts, ...rules) {
  for (const [ok, Code, more] of rules) if (!ok) throw Object.assign(new Error(Code), { Step, Code, Facts: { ...facts, ...more } });
}
const isEnvelope = isObject({ payloadType: isString, payload: isString, signatures: isList(isObject({ keyid: isString, sig: isString })) });
const [Format, Revocations, isEnvelopes] = [isString, orNull(isEnvelope), isList(isEnvelope)];
const isContent = isObject({ Format, License: isEnvelope, ModuleLicenses: isEnvelopes, Keys: isEnvelopes, Revocations });
const partsOf = ({ payload, signatures: [{ keyid, sig }] }) => ({ body: fromBase64(payload), signature: fromBase64(sig), hint: keyid });
const isNewer = (version) => /^([2-9]|[1-9]\d{1,19})$/.test(version);
function unwrap(file) {
  demand(1, {}, [file.length <= 8 << 20, 'too-large', { Bytes: file.length, Limit: 8 << 20 }]);
  const source = file.toString('latin1').replace(/^\xef\xbb\xbf/, '').split(/\r\n|[\r\n]/);
  const lines = source.map((line) => line.replace(/^[ \t>]+|(?<![ \t])[ \t]+$/g, ''));
  const places = (marker) => lines.flatMap((line, at) => (line === `-----${marker} SEGL LICENSE-----` ? [at] : []));
  const [[begin = -1, ...begins], [end = -1, ...ends]] = [places('BEGIN'), places('END')];
  const Found = lines.map((line) => /^-----BEGIN ([A-Z0-9 ]{1,60})-----$/.exec(line)?.[1]).find(Boolean);
  const bad = lines.findIndex((line, at) => at > begin && at < end && !/^[A-Za-z0-9+/=]*$/.test(line));
  const content = fromBase64(lines.slice(begin + 1, end).join(''));
  demand(1, {}, [!/^(\xff\xfe|\xfe\xff)/.test(source[0]), 'armour-encoding'], [begin >= 0 || !Found, 'armour-kind', { Found }],
    [begin >= 0, 'armour-begin-missing'], [end >= 0, 'armour-end-missing'], [!begins.length && !ends.length, 'armour-repeated'],
    [begin < end, 'armour-order'], [bad < 0, 'base64-bad', { Line: bad + 1 }], [content, 'base64-bad']);
  return [content, { RepairedLines: lines.filter((line, at) => at >= begin && at <= end && line !== source[at]).length }];
}
const envelope = (kind, name) => (wire, at) => {
  const [type, { payloadType: Found, payload, signatures: { length: Count, 0: first = { keyid: '', sig: '' } } }] = [typeOf(kind), wire];
  const [version, { body: bytes, signature, hint }] = [Found.split('.v').at(-1).split('+')[0], partsOf({ payload, signatures: [first] })];
  demand(1, { Object: at === undefined ? name : `${name}[${at}]` },
    [!isNewer(version) || Found.replace(`.v${version}+`, '.v1+') !== type, 'needs-newer-version', { Version: Found }],
    [Found === type, 'envelope-type', { Expected: type, Found: /^[ -~]{0,100}$/.test(Found) ? Found : null }],
    [Count === 1, 'envelope-signatures', { Count }], [isId(16)(hint), 'envelope-keyid'], [bytes, 'envelope-base64'],
    [signature?.length === 64, 'envelope-signature'], [bytes?.length <= LIMITS[kind], 'body-too-large', { Bytes: bytes?.length, Limit: LIMITS[kind] }]);
  return { body: bytes, signature, hint, hash: hashOf(kind, bytes) };
};
function parse(content) {
  const version = /^\{"Format":"segl-license\/(\d+)"/.exec(content.toString('latin1'))?.[1];
  demand(1, {}, [!isNewer(version), 'needs-newer-version', { Object: 'Format', Version: `segl-license/${version}` }]);
  const { value: file, problem } = decode(isContent, content);
  demand(1, {}, [problem !== 'json', 'json-bad'], [!problem, 'json-shape'], [file?.Format === 'segl-license/1', 'format-unknown']);
  const count = ({ length: Found }, Most, code) => [Found >= 1 && Found <= Most, code, { Found, Most }];
  demand(1, {}, count(file.ModuleLicenses, 2000, 'row-count'), count(file.Keys, 8, 'key-count'));
  return [envelope('license', 'License')(file.License), file.ModuleLicenses.map(envelope('module-license', 'ModuleLicenses')),
    file.Keys.map(envelope('key-certificate', 'Keys')), file.Revocations && envelope('revocations', 'Revocations')(file.Revocations)];
}
const stored = ({ Body, Base64, KeyId: id, Signature, Hash: hash }) => ({ id, hash, signature: fromBase64(Signature),
  body: Body === undefined ? fromBase64(Base64) : Buffer.from(Body) }); // 11
const differences = (kind, columns, signed) => BODIES[kind].filter(([key]) => Object.hasOwn(columns, key) && columns[key] !== signed[key])
  .map(([Field]) => ({ Code: 'column-changed', Facts: { Field, Stored: columns[Field], Signed: signed[Field] } }));
const OUTCOMES = { 'row-key-unknown': 'unknown-key', 'row-signature-bad': 'changed', 'row-malformed': 'changed', 'row-duplicate': 'duplicate' };
/** Judges a file (a Buffer) or a stored document, with the arguments of section 9; Installed are licences that this function gave, Main is a document. */
export function judge({ file, document }, { Today, Roots, Floor, State = {}, Installed = [], Main }) {
  const verdict = { Format: 'segl-verdict/1', Outcome: 'verified', Step: null, Code: null, Facts: {}, Warnings: [], OwnerName: null,
    SerialNr: null, Epoch: null, Sequence: null, Hash: null, Today, DateState: null, Rows: [], Armour: null };
  const roots = Roots.map((root) => ({ ...loadKey(root.PublicKey), test: root.Test }));
  const [keys, found, warn] = [[], new Set(), (Code, Facts = {}) => verdict.Warnings.push({ Code, Facts })];
  const row = (ModuleName, Outcome, Findings) => verdict.Rows.push({ ModuleName, Outcome, Findings });
  let [license, own, entries, listed] = [null, undefined, [], []];
  function attempt(part, isQuiet = false) { // 8: a refusal ends its part; the first of the lowest step stands
    try { part(); return []; } catch ({ Step, Code, Facts, stack }) {
      if (!Step) throw new Error(stack); // a fault of this program
      if (!isQuiet && Step < (verdict.Step ?? 11)) Object.assign(verdict, { Outcome: 'refused', Step, Code, Facts });
      return [{ Code, Facts }];
    }
  }
  function open(step, noun, kind, key, signed, place, unknown = 'root-unknown', facts = {}) {
    demand(step, { Object: place }, [key, unknown, facts]);
    demand(step, { Object: place }, [holds(key, kind, signed), noun ? `${noun}-signature-bad` : 'signature-bad']);
    const { bad, ...value } = decodeBody(kind, signed.body);
    demand(step, { Object: place }, [!bad, `${noun || kind}-malformed`, bad]);
    return value;
  }
  function certify(root, signed, at) { // 10: step 2a
    const facts = { Object: `Keys[${at}]` };
    const certificate = open(2, 'certificate', 'key-certificate', root, signed, facts.Object);
    const key = loadKey(certificate.PublicKey);
    demand(2, facts, [key.isFit && key.id === certificate.KeyId, 'certificate-key-bad'],
      [document || keys.every((one) => one.id !== key.id), 'certificate-duplicate']);
    keys.push({ ...key, ...certificate, test: root.test || certificate.Test });
    if (document) beside(signed, certificate.hash, root.id, facts);
  }
  function judgeLicense(key, signed, facts, needed, list) { // 10: steps 3, 2b, 10
    demand(3, facts, [key, 'key-unknown']);
    license = open(3, '', 'license', key, signed, 'License');
    const { OwnerName, SerialNr, Epoch, Sequence, hash, Issued, ExpiryDate: end, GraceDate: grace, AdminWarningDate: reminder } = license;
    const DateState = end === null ? 'perpetual' : Today > end ? (grace !== null && Today <= grace ? 'grace' : 'stopped')
      : reminder !== null && Today >= reminder ? 'warning' : 'valid';
    const Outcome = keys.some((one) => one.test) ? 'verified-test' : 'verified';
    Object.assign(verdict, { Outcome, OwnerName, SerialNr, Epoch, Sequence, Hash: hash, DateState });
    [listed, own] = [license.ModuleLicenses, Installed.find((one) => one.OwnerName === OwnerName)];
    if (Today < Issued) warn('clock-behind', { Issued });
    attempt(() => keys.forEach(({ hint, test, SignDate, ExpiryDate, ...one }, at) => demand(2, { Object: `Keys[${at}]` },
      [one.OwnerName === OwnerName, 'certificate-owner', { Expected: OwnerName, Found: one.OwnerName }],
      [one.Epoch === Epoch, 'certificate-epoch', { Expected: Epoch, Found: one.Epoch }],
      [SignDate <= Issued && Issued <= ExpiryDate, 'certificate-period', { SignDate, ExpiryDate, Issued }],
      [document || needed.includes(hint), 'certificate-unneeded'], [!test || roots.some((root) => root.test), 'test-key-refused'])));
    judgeRevocations(list, document ? [key] : keys, document || own?.hash === hash);
  }
  function judgeRevocations(list, signers, isActive) { // 10: step 4
    const [{ hash, RevocationsGeneration: Required }, { Activations = [], Revocations: kept }, lists] = [license, State, []];
    [list, kept && partsOf(kept), Floor && partsOf(Floor)].forEach((signed, at) => signed && attempt(() =>
      lists.push(open(4, 'revocations', 'revocations', roots.find((one) => one.hint === signed.hint), signed, 'Revocations')), at > 0));
    const newest = lists.reduce((a, b) => (a.Generation >= b.Generation ? a : b), { Generation: 0, Entries: [] });
    entries = newest.Entries;
    const named = (Reason) => signers.flatMap(({ id }) => entries.filter((one) => one.KeyId === id && one.Reason === Reason));
    if (Today > newest.NextUpdate) warn('revocations-stale', { NextUpdate: newest.NextUpdate });
    const isBefore = (one) => isActive && Activations.some((log) => log.Hash === hash && log.Date < one.Date);
    if (document && entries.every((one) => one.Hash !== hash)) [...named('retired'), ...named('compromised').filter(isBefore)] // 11
      .forEach(({ KeyId, Reason, Date }) => warn(Reason === 'retired' ? 'key-retired' : 'key-compromised-later', { KeyId, Date }));
    const twin = lists.find((one) => lists.some((other) => other.Generation === one.Generation && other.hash !== one.hash));
    attempt(() => demand(4, {}, [!twin, 'revocations-conflict', { Generation: twin?.Generation }],
      [newest.Generation >= Required, 'revocations-outdated', { Required, Known: newest.Generation }],
      ...entries.filter((one) => one.Hash === hash).map(({ Date }) => [false, 'license-revoked', { Date }]),
      ...named('compromised').map(({ KeyId, Date }) => [isBefore({ Date }), 'key-compromised', { KeyId, Date }]),
      ...named('retired').map(({ KeyId, Date }) => [isActive, 'key-retired', { KeyId, Date }])));
  }
  const expect = (ok, Expected) => attempt(() => demand(5, { Expected, Found: license.SerialNr }, [ok, 'serial-differs']));
  function judgeSuccession() { // 10: steps 5, 7, 8
    const { hash, OwnerName, CompanyName, SerialNr, Epoch, Sequence, Replaces, Previous } = license;
    const main = OwnerName === 'SUPEROFFICE' ? undefined : Installed.find((one) => one.OwnerName === 'SUPEROFFICE');
    const seen = (State.Seen ?? []).filter((one) => one.OwnerName === OwnerName).map((one) => ({ ...one, hash: one.Hash }));
    const known = own ? [own] : main ? [] : State.TypedSerialNr === undefined ? seen : [{ SerialNr: State.TypedSerialNr }];
    if (main) expect(main.SerialNr === SerialNr, main.SerialNr);
    if (own && own.CompanyName !== CompanyName) warn('company-changed', { From: own.CompanyName, To: CompanyName });
    if (!main && !known.length) warn('serial-not-judged');
    const isOther = known.length && known.every((one) => one.SerialNr !== SerialNr);
    const isReplaced = isOther && known.some((one) => one.SerialNr === Replaces?.SerialNr && one.hash === Replaces.Hash);
    if (isReplaced) return warn('serial-replaced', { From: Replaces.SerialNr, To: SerialNr });
    if (isOther && own && main?.SerialNr === SerialNr) warn('serial-replaced', { From: own.SerialNr, To: SerialNr });
    else if (isOther) expect(false, known[0].SerialNr);
    const above = (one) => Epoch - one.Epoch || Sequence - one.Sequence;
    const same = [own, ...seen].filter((one) => one?.SerialNr === SerialNr);
    const top = same.findLast((one) => same.every((other) => above(one) <= above(other)));
    if (top) attempt(() => demand(7, { Epoch: top.Epoch, Sequence: top.Sequence }, [above(top) >= 0, 'older-than-installed'],
      [above(top) > 0 || top.hash === hash, 'equivocation', { Hash: top.hash }], [own?.hash !== hash, 'already-active']));
    if (own?.SerialNr !== SerialNr || above(own) <= 0 || Previous === own.hash) return undefined;
    const Count = Epoch === own.Epoch ? Sequence - own.Sequence - 1 : null;
    return Count === 0 ? warn('previous-differs') : warn('issues-skipped', { Count });
  }
  function judgeRows(envelopes, good = []) { // 10: step 6
    envelopes.forEach((signed, at) => {
      const [Listed, isTaken] = [listed.find((one) => one.Hash === signed.hash)?.ModuleName, found.size === found.add(signed.hash).size];
      const [place, key] = [`ModuleLicenses[${at}]`, keys.find((one) => one.hint === signed.hint)];
      const findings = attempt(() => {
        signed.value = open(6, 'row', 'module-license', key, signed, place, 'row-key-unknown', { KeyHint: signed.hint });
        const [{ OwnerName, SerialNr, Epoch, Sequence, ModuleName }] = [signed.value, good.push(signed.value)];
        demand(6, { Object: place, ModuleName }, [OwnerName === license.OwnerName, 'row-owner', { Found: OwnerName }],
          [SerialNr === license.SerialNr, 'row-serial', { Found: SerialNr }],
          [Epoch === license.Epoch && Sequence === license.Sequence, 'row-issue', { Epoch, Sequence }],
          [Listed !== undefined, 'row-unlisted'], [!isTaken, 'row-duplicate'], [Listed === ModuleName, 'row-name', { Listed }]);
      });
      row(signed.value?.ModuleName ?? Listed ?? null, OUTCOMES[findings[0]?.Code] ?? (findings.length ? 'foreign' : 'verified'), findings);
    });
    listed.filter((one) => !found.has(one.Hash)).forEach(({ ModuleName }) =>
      row(ModuleName, 'missing', attempt(() => demand(6, { ModuleName }, [false, 'row-missing']))));
    const order = ({ SortOrder: a, ModuleName: b }, { SortOrder: c, ModuleName: d }) => a < c || (a === c && b < d);
    const isListed = good.map((one) => one.hash).join() === listed.map((one) => one.Hash).join();
    const next = new Map(good.map((one) => [one.ModuleName, one.PrerequisiteModuleName]));
    const isCycle = (start, first) => good.reduce(([isMet, name]) => [isMet || name === start, next.get(name)], [false, first])[0];
    const rules = (code, isBroken) => good.map(({ ModuleName, PrerequisiteModuleName }) => [PrerequisiteModuleName === null
      || !isBroken(ModuleName, PrerequisiteModuleName), code, { ModuleName, PrerequisiteModuleName }]);
    attempt(() => demand(6, {}, [isListed && good.every((one, at) => at === 0 || order(good[at - 1], one)), 'row-order'],
      ...rules('prerequisite-unknown', (_, name) => !next.has(name)), ...rules('prerequisite-cycle', isCycle)));
  }
  const beside = (signed, hash, id, facts) => [[signed.hash === hash, 'stored-hash-changed'], [signed.id === id, 'stored-key-changed']]
    .forEach(([ok, code]) => ok || warn(code, facts)); // 11
  function diagnose(columns, signed) { // 11: a row. What is said is [ModuleName, outcome, code, facts]
    const [{ bad, ...value }, hash, { ModuleName }] = [decodeBody('module-license', signed.body), hashOf('module-license', signed.body), columns];
    const signer = [...keys.filter((key) => key.id === signed.id), ...keys].find((key) => holds(key, 'module-license', signed));
    const say = (name, outcome, Code, Facts = {}) => row(name, outcome, [{ Code, Facts }]);
    if (listed.some((one) => one.Hash === hash)) {
      const isTwice = found.size === found.add(hash).size;
      if (bad) return say(ModuleName, 'changed', 'row-malformed', { Object: ModuleName, ...bad });
      if (isTwice) return say(value.ModuleName, 'duplicate', 'stored-twice', { ModuleName: value.ModuleName });
      const findings = differences('module-license', columns, value);
      if (signed.hash !== hash) findings.push({ Code: 'stored-hash-changed', Facts: {} });
      if (signer?.id !== signed.id) findings.push({ Code: signer ? 'stored-key-changed' : 'stored-signature-changed', Facts: {} });
      return row(value.ModuleName, findings.length ? 'altered' : 'verified', findings);
    }
    const isUnknown = isId(64)(signed.id) && keys.every((key) => key.id !== signed.id);
    if (!signer && isUnknown) return say(ModuleName, 'unknown-key', 'row-key-unknown', { KeyId: signed.id });
    if (!signer || bad) return say(ModuleName, 'changed', 'row-changed', { ModuleName });
    const [entry, { Epoch, Sequence, SerialNr }] = [entries.find((one) => one.KeyId === signer.id), value];
    if (entry) return say(value.ModuleName, 'withdrawn', `key-${entry.Reason}`, { KeyId: signer.id, Date: entry.Date });
    if (!license) return say(value.ModuleName, 'unproven', 'list-unverified');
    if (SerialNr !== license.SerialNr) return say(value.ModuleName, 'foreign', 'row-foreign-serial', { SerialNr });
    return say(value.ModuleName, 'foreign', 'row-foreign-issue', { Epoch, Sequence });
  }
  function judgeFile() {
    const [content, Armour] = unwrap(file), [signed, rows, certificates, list] = parse(content);
    verdict.Armour = Armour;
    certificates.forEach((one, at) => certify(roots.find((root) => root.hint === one.hint), one, at));
    const [key, needed] = [keys.find((one) => one.hint === signed.hint), [signed, ...rows].map((one) => one.hint)];
    judgeLicense(key, signed, { KeyHint: signed.hint }, needed, list);
    judgeSuccession();
    judgeRows(rows);
    const { AdminWarningDate, ExpiryDate, GraceDate } = license;
    demand(9, {}, [new Set([AdminWarningDate, ExpiryDate, GraceDate].map((day) => day === null)).size === 1, 'dates-null'],
      [AdminWarningDate <= ExpiryDate && ExpiryDate <= GraceDate, 'dates-order', { AdminWarningDate, ExpiryDate, GraceDate }]);
  }
  function judgeOwner() {
    const choose = (all, kind, signed) => all.find((one) => holds(one, kind, signed)) ?? all.find((one) => one.id === signed.id);
    document.Keys.map(stored).forEach((one, at) => certify(choose(roots, 'key-certificate', one), one, at));
    const signed = stored(document.License), key = choose(keys, 'license', signed);
    judgeLicense(key, signed, { KeyId: signed.id });
    const { OwnerName, SerialNr: Found } = license, { TypedSerialNr: Expected = Found } = State, ofMain = (one) => one?.OwnerName === 'SUPEROFFICE';
    const main = Expected !== Found && Main && !ofMain({ OwnerName }) ? judge({ document: Main }, { Today, Roots, Floor, State }).license : null;
    if (ofMain(main) && main.Replaces?.SerialNr === Found) warn('serial-needs-replacement', { Expected, Found });
    else expect(Expected === Found, Expected);
    beside(signed, license.hash, key.id, { Object: 'License' });
    verdict.Warnings.push(...differences('license', document.Columns, license));
  }
  attempt(file ? judgeFile : judgeOwner);
  document?.Rows.forEach(({ Columns, Signed }) => diagnose(Columns, stored(Signed)));
  listed.filter(({ Hash, ModuleName }) => document && !found.has(Hash) && verdict.Rows.every((one) => one.ModuleName !== ModuleName))
    .forEach(({ ModuleName }) => row(ModuleName, 'missing', [{ Code: 'row-removed', Facts: { ModuleName } }]));
  verdict.Warnings.sort((a, b) => (a.Code < b.Code ? -1 : +(a.Code > b.Code)));
  return { verdict: JSON.stringify(verdict), license: verdict.Step === null ? license : null };
}
