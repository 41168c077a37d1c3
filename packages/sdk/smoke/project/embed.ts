import '@aftercare/widget';

const widget = document.createElement('aftercare-widget');
widget.setAttribute('endpoint', 'https://service.example.com/graphql');
widget.addEventListener('aftercare-submitted', (event) => console.log(event.number, event.trackingToken));
document.body.append(widget);
