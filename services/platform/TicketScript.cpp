// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/platform/TicketPage.h"

namespace onewindow::platform {

// Written for browsers of ten years ago: no arrow functions, no let. A browser that has no
// EventSource, or is told that there is no room, loads the page anew now and then.
HttpResponse ticketScript()
{
    HttpResponse response;
    response.contentType = QByteArrayLiteral("text/javascript; charset=utf-8");
    response.headers.append(
        {QByteArrayLiteral("Cache-Control"), QByteArrayLiteral("public, max-age=3600")});
    response.body = QByteArrayLiteral(R"js((function () {
'use strict';
var live = document.getElementById('live');
var button = document.getElementById('notify');
var cut = document.getElementById('cut');
if (!live) { return; }
function reloadSoon() { setTimeout(function () { location.reload(); }, 15000); }
if (!window.EventSource) { reloadSoon(); return; }
var audio = null;
var isArmed = false;
var lost = null;
var calls = Number(live.getAttribute('data-calls'));
function beep(after, seconds) {
  if (!audio) { return; }
  var tone = audio.createOscillator();
  var level = audio.createGain();
  level.gain.value = 0.4;
  tone.frequency.value = 880;
  tone.connect(level);
  level.connect(audio.destination);
  tone.start(audio.currentTime + after);
  tone.stop(audio.currentTime + after + seconds);
}
function shake(pattern) { if (navigator.vibrate) { navigator.vibrate(pattern); } }
function callOut() {
  if (audio && audio.resume) { audio.resume(); }
  shake([400, 200, 400, 200, 400]);
  for (var i = 0; i < 3; i++) { beep(i * 0.6, 0.4); }
}
function offer(state) { button.hidden = state === 'serving' || state === 'done'; }
offer(live.getAttribute('data-state'));
button.addEventListener('click', function () {
  var Audio = window.AudioContext || window.webkitAudioContext;
  if (Audio && !audio) { audio = new Audio(); }
  isArmed = true;
  shake(100);
  beep(0, 0.15);
  button.textContent = button.getAttribute('data-done');
  button.setAttribute('aria-pressed', 'true');
});
var source = new EventSource(live.getAttribute('data-events'));
source.addEventListener('ticket', function (event) {
  var told = JSON.parse(event.data);
  var focused = document.activeElement ? document.activeElement.id : '';
  live.innerHTML = told.html;
  if (focused && document.getElementById(focused)) { document.getElementById(focused).focus(); }
  document.title = told.title;
  if (told.calls > calls && told.state === 'called' && isArmed) { callOut(); }
  calls = told.calls;
  offer(told.state);
  if (told.hasEnded) { source.close(); button.hidden = true; }
});
source.onopen = function () { clearTimeout(lost); lost = null; cut.hidden = true; };
source.onerror = function () {
  if (source.readyState === 2) { reloadSoon(); return; }
  if (!lost) { lost = setTimeout(function () { cut.hidden = false; }, 45000); }
};
})();
)js");
    return response;
}

} // namespace onewindow::platform
