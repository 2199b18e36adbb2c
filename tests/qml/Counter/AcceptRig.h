// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "qml/Counter/CounterViewModel.h"
#include "services/cases/CaseService.h"
#include "services/core/Enforce.h"
#include "services/queue/FeedKinds.h"
#include "tests/ManualClock.h"
#include "tests/qml/staff/ScriptedHall.h"
#include "tests/services/cases/SampleAnswers.h"

#include <QJsonArray>
#include <QPointF>
#include <QSizeF>

#include <optional>

namespace onewindow::testing {

/// The page of accepting on a scripted hall, which opens and files whatever it is asked.
struct AcceptRig
{
    explicit AcceptRig(const QStringList& more = {})
        : model(hall, clock, QStringLiteral("1"))
    {
        hall.nowMs = clock.now().wallMs;
        hall.permissions =
            QStringList{QStringLiteral("case.accept"), QStringLiteral("person.show")} + more;
        hall.start();
        model.session()->signIn(QStringLiteral("wang"), QStringLiteral("secret"));
        model.pages()->go(QStringLiteral("accept"));
    }

    ui::AcceptViewModel& accept() { return *model.accept(); }

    [[nodiscard]] static catalog::Matter matter(const QString& id)
    {
        const auto matter = catalog::matterFromJson(ScriptedHall::matter(id));
        OW_ENFORCE(matter);
        return matter.value();
    }

    [[nodiscard]] static drivers::IdCard card()
    {
        drivers::IdCard card;
        card.name = QStringLiteral("张建国");
        card.number = QStringLiteral("11010519491231002X");
        card.sex = 1;
        card.ethnicCode = 1;
        card.birth = QDate(1949, 12, 31);
        card.address = QStringLiteral("北京市朝阳区某街某号");
        return card;
    }

    /// What the card's holder left unfinished at terminals.
    void answerDrafts(const QJsonArray& drafts)
    {
        hall.answers[QStringLiteral("/v1/counter-drafts")] = {{QStringLiteral("drafts"), drafts}};
    }

    /// Of what is opened next; `shared`: what departments say; `answers`: of a draft.
    void answerOpening(const QString& id, const QJsonObject& shared = {},
                       const QJsonObject& answers = {})
    {
        QJsonArray withheld;
        for (const QString& agreement : cases::sharesOf(matter(id)).keys()) {
            if (!shared.contains(agreement)) {
                withheld.append(agreement);
            }
        }
        hall.answers[QStringLiteral("/v1/counter-forms")] = {
            {QStringLiteral("case"), QStringLiteral("0192f0c1-0000-7000-8000-000000000001")},
            {QStringLiteral("shared"), shared},
            {QStringLiteral("withheld"), withheld},
            {QStringLiteral("opened"), QStringLiteral("c2VhbGVk")}};
        if (!answers.isEmpty()) {
            hall.answers[QStringLiteral("/v1/counter-forms")].insert(QStringLiteral("answers"),
                                                                     answers);
        }
    }

    void answerFiling(const QString& state, const QString& number = {})
    {
        hall.answers[QStringLiteral("/v1/counter-cases")] = {
            {QStringLiteral("case"), QStringLiteral("0192f0c1-0000-7000-8000-000000000001")},
            {QStringLiteral("provisional"), QStringLiteral("K0-20261122-0007")},
            {QStringLiteral("number"), number},
            {QStringLiteral("link"),
             QStringLiteral("https://hall.example/c/T0k3nT0k3nT0k3nT0k3nT0")},
            {QStringLiteral("state"), state},
            {QStringLiteral("filedAt"), hall.nowMs},
            {QStringLiteral("fee"), 0}};
    }

    /// Chosen and opened, for who is known.
    bool open(const QString& id, const QJsonObject& shared = {})
    {
        answerOpening(id, shared);
        nextPress();
        if (!accept().choose(id)) {
            return false;
        }
        accept().begin(true);
        return accept().step() == ui::AcceptViewModel::Step::Filling;
    }

    /// Types an answer into everything that is asked and lacks one.
    void fillIn()
    {
        ui::AcceptForm& form = *accept().form();
        for (int i = 0; i < catalog::kFieldLimit && !form.check(); ++i) {
            const QString path = form.problems()->lines().constFirst().id;
            const auto field = form.filling().field(path);
            OW_ENFORCE(field.has_value());
            if (field->field->type == catalog::FieldType::Group) {
                form.addEntry(path);
            } else {
                form.setText(path, cases::sampleAnswer(*field->field, form.filling().today()));
            }
        }
    }

    /// Everything is there in its original.
    void seeAll()
    {
        for (const QString& material : accept().materials()->unsaid()) {
            accept().materials()->choose(material, QStringLiteral("original"));
        }
        if (accept().wantsSignature()) {
            accept().setSigned(QStringLiteral("paper"));
        }
    }

    /// On the pad; without `points` a name.
    void write(const std::optional<QList<QPointF>>& points = {})
    {
        constexpr QSizeF kPad(800, 300);
        const QList<QPointF> name{{60, 60}, {200, 240}, {320, 80}, {440, 230}, {620, 70}};
        const QList<QPointF> line = points.value_or(name);
        ui::SignatureInk& ink = *accept().ink();
        for (qsizetype i = 0; i < line.size(); ++i) {
            if (i == 0) {
                ink.press(line.at(i), kPad);
            } else {
                ink.move(line.at(i), kPad);
            }
        }
        ink.lift();
    }

    /// So much later that it is no double press any more.
    void nextPress() { clock.advance(std::chrono::seconds(1)); }

    ManualClock clock;
    ScriptedHall hall;
    ui::CounterViewModel model;
};

} // namespace onewindow::testing
