// Instantiates a template for each function: function-alarms.yml for all functions, function-release.yml for functions with an alias.
'use strict';

/** Returns the names of the functions in serverless.yml. */
exports.names = async ({ resolveConfigurationProperty }) => Object.keys(await resolveConfigurationProperty(['functions']));

/** Returns the prefix that osls gives the logical ids of a function's resources. */
exports.logicalName = (name) => name.charAt(0).toUpperCase() + name.slice(1).replaceAll('-', 'Dash');

/** Returns references to the log groups of all functions. */
exports.logGroups = async (osls) => (await exports.names(osls)).map((name) => ({ Ref: `${exports.logicalName(name)}LogGroup` }));

/** Returns the log groups of all functions and of the API, which generates some responses itself. */
exports.logGroupsAndApi = async (osls) => [...(await exports.logGroups(osls)), { Ref: 'HttpApiLogGroup' }];

/** Returns the alarms and deployment groups of all functions. */
exports.resources = async (osls) => {
  const functions = await osls.resolveConfigurationProperty(['functions']);
  const names = Object.keys(functions);
  const parts = [
    ...repeat(await osls.resolveVariable('file(functions/cloud/function-alarms.yml)'), names),
    ...repeat(
      await osls.resolveVariable('file(functions/cloud/function-release.yml)'),
      names.filter((name) => functions[name].snapStart),
    ),
  ];
  return {
    Resources: Object.assign({}, ...parts.map((part) => part.Resources)),
    extensions: Object.assign({}, ...parts.map((part) => part.extensions)),
  };
};

function repeat(template, names) {
  const text = JSON.stringify(template);
  return names.map((name) => JSON.parse(text.replaceAll('<function>', name).replaceAll('<Function>', exports.logicalName(name))));
}
