targetScope = 'subscription'

@description('Name of this deployment; names of resources are made from it.')
@minLength(1)
@maxLength(40)
param environmentName string

@description('Azure region of everything, such as westeurope.')
param location string

@description('Object id of who deploys: may read and write secrets of the vault, and is the first admin of the bot if no other is named.')
param principalId string

@description('User or ServicePrincipal: what principalId is.')
@allowed(['User', 'ServicePrincipal'])
param principalType string = 'User'

@description('Client id of the Pax8 API credentials.')
@secure()
param pax8ClientId string

@description('Client secret of the Pax8 API credentials.')
@secure()
param pax8ClientSecret string

@description('Seals the audit; made once, then read from the vault.')
@secure()
param auditKey string

@description('Password of the database; made once, then read from the vault.')
@secure()
param databasePassword string

var tags = { 'azd-env-name': environmentName }

resource group 'Microsoft.Resources/resourceGroups@2024-03-01' = {
  name: 'rg-${environmentName}'
  location: location
  tags: tags
}

module resources 'resources.bicep' = {
  name: 'resources'
  scope: group
  params: {
    location: location
    tags: tags
    token: toLower(uniqueString(subscription().id, environmentName, location))
    principalId: principalId
    principalType: principalType
    pax8ClientId: pax8ClientId
    pax8ClientSecret: pax8ClientSecret
    auditKey: auditKey
    databasePassword: databasePassword
  }
}

// azd keeps these: infra/bot.parameters.json and the guide use them by name.
output AZURE_RESOURCE_GROUP string = group.name
output AZURE_TENANT_ID string = tenant().tenantId
output AZURE_CONTAINER_REGISTRY_ENDPOINT string = resources.outputs.registryEndpoint
output AZURE_KEY_VAULT_NAME string = resources.outputs.vaultName
output BOT_VAULT_URL string = resources.outputs.vaultUrl
output BOT_IDENTITY_ID string = resources.outputs.identityId
output BOT_APP_ID string = resources.outputs.identityClientId
output BOT_CONTAINER_APP string = resources.outputs.containerAppName
output BOT_ENVIRONMENT_ID string = resources.outputs.environmentId
output BOT_FIRST_ADMIN string = principalId
output BOT_URL string = resources.outputs.url
