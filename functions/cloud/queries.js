// The saved queries of queries.yml, without what the region does not know.
'use strict';

/** Properties of saved queries that the schemas of the regions in China lack. functions/cloud/query inserts the ids itself. */
const missingInChina = ['Parameters'];

exports.resources = async (osls) => {
  const { Resources } = await osls.resolveVariable('file(functions/cloud/queries.yml)');
  const region = await osls.resolveVariable('self:provider.region');
  if (region.startsWith('cn-')) for (const { Properties } of Object.values(Resources)) for (const name of missingInChina) delete Properties[name];
  return { Resources };
};
