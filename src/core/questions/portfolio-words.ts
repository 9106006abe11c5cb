/** What asks a question over the whole portfolio, what else belongs to it, and what makes it another one. */
export const portfolioWords = {
  patterns:
    'subs by vendor-word | howMany subs by | howMany companies by | who bySpend | who bySeats | who byMargin | bySpend wh | bySeats wh | bySpend companies | bySeats companies | byMargin companies | companies amount | who amount | every amount | spend amount companies | profit amount | subs amount | subs seat-limit | subs except | only have product-name | only product-name who | cancelled wh | every cancelled | any cancelled |' +
    'top vendor-word | most vendor-word | every monthly | every annual | who monthly | who annual | or product-name companies | every have vendor | every lack vendor | every lack product-name | every product-name | every vendor | ' +
    'least companies | companies have product-name | companies have vendor | who have product-name | who have vendor | ' +
    'companies lack product-name | companies lack vendor | who lack product-name | who lack vendor | lack vendor | ' +
    'lack product-name but | have product-name lack | have product-name but | companies product-name | ' +
    'companies vendor | every have product-name | still have product-name | subs monthly | subs annual | ' +
    'subs threeYear | terms monthly | companies monthly | companies annual | companies threeYear | ' +
    'monthly product-name | commitment threeYear | terms threeYear | terms annual | every seats product-name | ' +
    'every howMany product-name | every howMany vendor | howMany companies | howMany seats every | howMany subs every | ' +
    'companies howMany have | top companies | most companies | companies bySeats | companies bySpend | top bySeats | ' +
    'top bySpend | top byMargin | companies least | companies profit | companies most | most who product-name | ' +
    'who bySpend product-name | most products | most sell | top subs | who top | who most | who product-name | ' +
    'seats by product | seats by vendor-word | spend by vendor | spend by vendor-word | companies by product | ' +
    'subs by vendor | subs by product | by product | spend by product | profit product-name | seats companies | ' +
    'seat-limit | subs every csv | subs csv | subs vendor csv | subs vendor | cancelled period | cancelled subs | ' +
    'subs period | subs started period | share spend | window subs | window seats | older subs | companies older | ' +
    'companies lack | every vendor csv | product companies | vendor companies | profit by companies | spend by companies | cancelled subs | monthly older | annual older | where monthly | started period | any window | newcomers | newcomers period | window every | currency who | currency companies | currency every | products top | seats except',
  takes:
    'share-limit profit except csv top period only did companies product product-name vendor products wh have top seat-limit terms commitment amount ordered spend cost sell any pay look when where changed subs sells last place newcomers currency whatIs can reduce system vendor-word',
  forbids:
    'company renewal invoices invoice orders alert trial request approval role howTo price usage history person pending status refresh decision assign webhook contacts whoami help audit called',
} as const;
