// Instantiates templates for each function: function-role.yml and function-alarms.yml for all functions, function-release.yml for functions
// with an alias. Derives the limits that depend on the functions.
'use strict';

/** Number of database connections that are reserved for migrations, operators and RDS itself. */
exports.reservedConnections = 10;

/** Number of those connections that may be in use before the alarm fires. */
const allowedOtherConnections = 3;

/** Number of versions whose instances hold connections during a release: the version that runs, and the frozen one before it. */
exports.versionsDuringRelease = 2;

const bytes = (mebibytes) => mebibytes * 2 ** 20;
const readSize = ({ resolveConfigurationProperty }) => resolveConfigurationProperty(['custom', 'size']);
const readFunctions = ({ resolveConfigurationProperty }) => resolveConfigurationProperty(['functions']);

/** Returns the names of the functions in serverless.yml. */
exports.names = async (osls) => Object.keys(await readFunctions(osls));

/** Returns the prefix that osls gives the logical ids of a function's resources. */
exports.logicalName = (name) => name.charAt(0).toUpperCase() + name.slice(1).replaceAll('-', 'Dash');

/** Returns references to the log groups of all functions. */
exports.logGroups = async (osls) => (await exports.names(osls)).map((name) => ({ Ref: `${exports.logicalName(name)}LogGroup` }));

/** Returns the log groups of all functions and of the API, which generates some responses itself. */
exports.logGroupsAndApi = async (osls) => [...(await exports.logGroups(osls)), { Ref: 'HttpApiLogGroup' }];

/** Returns max_connections of the database: one for each function instance of both versions during a release, and the reserved ones. */
exports.maxConnections = async (osls) => String(exports.versionsDuringRelease * (await functionConnections(osls)) + exports.reservedConnections);

/** Returns the size of the InnoDB buffer pool in bytes. */
exports.bufferPoolBytes = async (osls) => String(bytes((await readSize(osls)).database.bufferPoolMiB));

/** Returns the free memory in bytes below which the alarm fires. */
exports.freeMemoryThreshold = async (osls) => bytes((await readSize(osls)).alarms.freeMemoryMiB);

/** Returns the free storage in bytes below which the alarm fires. */
exports.freeStorageThreshold = async (osls) => bytes((await readSize(osls)).alarms.freeStorageMiB);

/** Returns the number of database connections above which the alarm fires. */
exports.connectionsThreshold = async (osls) => (await functionConnections(osls)) + allowedOtherConnections;

/** Returns the roles, alarms and deployment groups of all functions. */
exports.resources = async (osls) => {
  const functions = await readFunctions(osls);
  const names = Object.keys(functions);
  const file = (name) => osls.resolveVariable(`file(functions/cloud/${name}.yml)`);
  const grants = await file('grants');
  const unknown = Object.keys(grants).filter((name) => !functions[name]);
  if (unknown.length) throw new Error(`functions/cloud/grants.yml has grants of unknown functions: ${unknown}`);
  const released = names.filter((name) => functions[name].snapStart);
  const parts = [
    ...repeat(await file('function-role'), functions, names).map((part, index) => addGrants(part, functions[names[index]], grants[names[index]])),
    ...repeat(await file('function-alarms'), functions, names),
    ...repeat(await file('function-release'), functions, released),
    ...repeat(
      await file('function-keep-alive'),
      functions,
      released.filter((name) => !functions[name].events.some((event) => event.schedule)),
    ),
  ];
  return {
    Resources: Object.assign({}, ...parts.map((part) => part.Resources)),
    extensions: parts.reduce((merged, part) => mergeExtensions(merged, part.extensions ?? {}), {}),
  };
};

/** Adds extensions to others, which may extend the same resources. */
function mergeExtensions(merged, extensions) {
  for (const [id, extension] of Object.entries(extensions))
    merged[id] = { ...merged[id], ...extension, Properties: { ...merged[id]?.Properties, ...extension.Properties } };
  return merged;
}

function repeat(template, functions, names) {
  const text = JSON.stringify(template);
  return names.map((name) =>
    JSON.parse(text.replaceAll('<function>', name).replaceAll('<Function>', exports.logicalName(name)).replaceAll('<Role>', functions[name].role)),
  );
}

/** Adds the shared policies that a function needs, and its own statements, to its role. */
function addGrants(part, declaration, statements = []) {
  const { ManagedPolicyArns, Policies } = part.Resources[declaration.role].Properties;
  const shared = [];
  if (declaration.vpc) shared.push({ Ref: 'RunInNetwork' });
  if (connectsWithIam(declaration)) shared.push({ Ref: 'ConnectToDatabase' });
  ManagedPolicyArns.unshift(...shared);
  Policies[0].PolicyDocument.Statement.push(...statements);
  return part;
}

// migrate creates the user of the others, as the master user.
const connectsWithIam = ({ environment }) => 'DATABASE_URL' in environment && !('DATABASE_APP_USER' in environment);

async function functionConnections(osls) {
  const functions = Object.values(await readFunctions(osls));
  return functions.filter(({ environment }) => 'DATABASE_URL' in environment).reduce((sum, { reservedConcurrency }) => sum + reservedConcurrency, 0);
}
