// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/catalog/Form.h"
#include "tests/bench/Heap.h"
#include "tests/bench/KioskWindow.h"
#include "tests/bench/LongForm.h"
#include "tests/bench/Options.h"
#include "tests/bench/Report.h"
#include "tests/qml/Kiosk/fakes/FilingSamples.h"

#include <QGuiApplication>
#include <QLoggingCategory>

using namespace onewindow;
using namespace onewindow::bench;
using namespace onewindow::ui;

namespace {

constexpr double kMostPageMs = 50;
constexpr double kMostRatio = 1.5;
constexpr int kFormsInMemory = 200;
constexpr int kPatience = 20;   ///< Looks for the first frame, on a machine with other work.
constexpr int kMostSteps = 200; ///< A form that does not end is a fault.
const QString kMatter = QStringLiteral("si-query");

/// What filling in one form takes.
struct FormSamples
{
    Samples pages;   ///< From an answer to the page of the next question.
    Samples summary; ///< The same to the last look at all of them.
    Samples frames;  ///< Of animations.
};

/// Whoever was there leaves.
void end(KioskWindow& window)
{
    window.kiosk().session.send(Event::SignedOut);
    window.frames().settle();
}

/// Somebody has begun to fill in `form`, with all answers there.
void begin(KioskWindow& window, const catalog::Form& form)
{
    KioskFixture& kiosk = window.kiosk();
    catalog::Catalogue catalogue = kiosk.tickets.catalogue();
    samples::offerFiling(catalogue, kMatter);
    for (catalog::Matter& matter : catalogue.matters) {
        if (matter.id == kMatter) {
            matter.terminal.form = form;
            matter.terminal.consent.reset();
            matter.terminal.commitment.reset();
            matter.materials.clear();
        }
    }
    kiosk.tickets.setCatalogue(catalogue);
    kiosk.cases.acceptAll();
    kiosk.lay(samples::youngCard());
    kiosk.chooseMatter(QStringLiteral("si"), kMatter);
    kiosk.session.openErrand(Errand::Filing);
    cases::CaseDraft draft;
    draft.caseId = QByteArray(16, 'c');
    draft.matter = kMatter;
    draft.answers = answersTo(form);
    draft.savedAtMs = FakeClock::kStartMs;
    kiosk.cases.answerDraft(std::optional(draft));
    kiosk.filing.goOn();
    kiosk.cases.answerOpen(
        samples::opened(samples::youngCard(), kiosk.session.hall().now().date()));
    window.frames().settle();
}

/// Types the last sign of an answer once more, or the day before.
void edit(FieldInput& input)
{
    switch (input.kind()) {
    case FieldInput::Kind::Text:
    case FieldInput::Kind::Digits: {
        const QString last = input.value().toString().right(1);
        input.deleteLast();
        input.type(last);
        return;
    }
    case FieldInput::Kind::Calendar:
        input.step(FieldInput::Part::Day, -1);
        return;
    case FieldInput::Kind::Options:
    case FieldInput::Kind::None:
        return;
    }
}

/// Answers question after question, up to the last look.
void fillIn(KioskWindow& window, const catalog::Form& form, FormSamples& samples)
{
    begin(window, form);
    FilingViewModel& filing = window.kiosk().filing;
    for (int step = 0; filing.page() != QLatin1String("filing/FilingSummary"); ++step) {
        if (step == kMostSteps || !filing.complaint().isEmpty()) {
            giveUp(
                QStringLiteral("the form stops at %1: %2").arg(filing.title(), filing.complaint()));
        }
        edit(*filing.input());
        window.frames().settle();
        window.frames().clear();
        const auto start = std::chrono::steady_clock::now();
        filing.goOn();
        for (int i = 0; i < kPatience && window.frames().isEmpty(); ++i) {
            window.frames().settle();
        }
        if (window.frames().isEmpty()) {
            giveUp(QStringLiteral("nothing was drawn after ") + filing.title());
        }
        const bool isOver = filing.page() == QLatin1String("filing/FilingSummary");
        window.frames().take(start, isOver ? samples.summary : samples.pages, samples.frames);
    }
    end(window);
}

/// A form filled in whole, with nothing wrong.
cases::FormFilling filled(const catalog::Form& form)
{
    const QDate today(2026, 11, 23);
    cases::FormFilling filling(form, samples::opened(samples::youngCard(), today).known, today);
    filling.restore(answersTo(form));
    if (const auto found = filling.checkAll(); !found.isEmpty()) {
        giveUp(QStringLiteral("%1 is wrong").arg(found.constFirst().path));
    }
    return filling;
}

Samples checkTimes(const catalog::Form& form, int runs)
{
    cases::FormFilling filling = filled(form);
    Samples times;
    for (int i = 0; i < runs; ++i) {
        const Stopwatch watch;
        if (!filling.checkAll().isEmpty()) {
            giveUp(QStringLiteral("what was right is wrong"));
        }
        times.add(watch.elapsed());
    }
    return times;
}

/// What the form itself and its answers take, in kB.
double memoryOf(catalog::Form (*make)())
{
    std::vector<cases::FormFilling> forms;
    forms.reserve(kFormsInMemory);
    const std::size_t before = heapBytes();
    for (int i = 0; i < kFormsInMemory; ++i) {
        forms.push_back(filled(make()));
    }
    return static_cast<double>(heapBytes() - before) / kFormsInMemory / 1000;
}

} // namespace

int main(int argc, char* argv[])
{
    KioskWindow::drawInSoftware();
    QGuiApplication app(argc, argv);
    QLoggingCategory::setFilterRules(QStringLiteral("onewindow.*=false"));
    const Options options(app, QStringLiteral("A form of 60 fields, against one of six"));
    const Report report(options.results());
    const catalog::Form longest = longForm();
    const catalog::Form shortest = shortForm();
    if (fieldsOf(longest) != catalog::kFieldLimit || fieldsOf(shortest) != 6) {
        giveUp(QStringLiteral("forms of %1 and %2 fields")
                   .arg(fieldsOf(longest))
                   .arg(fieldsOf(shortest)));
    }
    KioskWindow window;
    window.restart();
    FormSamples first;
    fillIn(window, shortest, first);
    fillIn(window, longest, first);
    FormSamples ofSixty;
    FormSamples ofSix;
    const int rounds = options.runs(2);
    const std::size_t before = heapBytes();
    for (int round = 0; round < rounds; ++round) {
        fillIn(window, longest, ofSixty);
        // As many pages of both.
        while (ofSix.pages.count() < ofSixty.pages.count()) {
            fillIn(window, shortest, ofSix);
        }
    }
    const auto kept =
        static_cast<double>(static_cast<qint64>(heapBytes()) - static_cast<qint64>(before));
    report.addPercentiles(QStringLiteral("form/answer to the next page, of 60 fields"),
                          ofSixty.pages, ofSix.pages, kMostRatio);
    report.add({.name = QStringLiteral("form/answer to the next page, in a moment p99"),
                .unit = QStringLiteral("ms"),
                .value = ofSixty.pages.percentile(99),
                .mostValue = kMostPageMs,
                .runs = ofSixty.pages.count()});
    report.add({.name = QStringLiteral("form/last look at 60 answers p50"),
                .unit = QStringLiteral("ms"),
                .value = ofSixty.summary.percentile(50),
                .floor = ofSix.summary.percentile(50),
                .mostValue = kMostPageMs,
                .runs = ofSixty.summary.count()});
    const int checks = 500;
    report.addPercentiles(QStringLiteral("form/check of 60 fields"), checkTimes(longest, checks),
                          checkTimes(shortest, checks));
    report.add({.name = QStringLiteral("form/60 fields with their answers, memory"),
                .unit = QStringLiteral("kB"),
                .value = memoryOf(&longForm),
                .floor = memoryOf(&shortForm),
                .runs = kFormsInMemory});
    report.add({.name = QStringLiteral("form/kept of a dozen forms that were left"),
                .unit = QStringLiteral("kB"),
                .value = kept / 1000 / rounds,
                .runs = rounds});
    return 0;
}
