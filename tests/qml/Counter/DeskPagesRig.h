// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "qml/Counter/CounterViewModel.h"
#include "tests/ManualClock.h"
#include "tests/qml/staff/ScriptedHall.h"
#include "tests/qml/staff/StaffScreen.h"

#include <QJsonObject>
#include <QSize>
#include <QString>
#include <QStringList>

#include <initializer_list>

namespace onewindow::testing {

/// The id of the n-th thing.
QString idOf(int number);

/// The program at its feedback, case and report pages, on a scripted hall.
struct DeskPagesRig
{
    explicit DeskPagesRig(const QString& language = QStringLiteral("zh_CN"));
    ~DeskPagesRig();

    DeskPagesRig(const DeskPagesRig&) = delete;
    DeskPagesRig& operator=(const DeskPagesRig&) = delete;
    DeskPagesRig(DeskPagesRig&&) = delete;
    DeskPagesRig& operator=(DeskPagesRig&&) = delete;

    bool load(const QSize& size = {1366, 768})
    {
        return screen.load(QStringLiteral("Counter"), &model, size);
    }

    void signIn();

    void fillFeedback();
    void fillCases(const QString& money = QStringLiteral("due"));
    void fillReport();
    /// What the pages show in `state`, which begins with "feedback", "case" or "report".
    void show(const QString& state);

    [[nodiscard]] QString dayIn(int days) const;

    /// One of the list of what people said.
    [[nodiscard]] QJsonObject said(int number, const QString& kind, int days,
                                   const QString& state = QStringLiteral("open")) const;
    /// One of the list of cases.
    [[nodiscard]] QJsonObject filed(int number, const QString& matter, const QString& state,
                                    int daysAgo) const;

    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    void type(const QString& text);

    StaffScreen screen;
    ManualClock clock;
    ScriptedHall hall;
    ui::CounterViewModel model;

private:
    void showFeedback(const QString& state);
    void showCase(const QString& state);
    void showReport(const QString& state);
};

/// Rows of `state`, `language` and `size`, for each of `states` at each size in both languages.
void addPageRows(std::initializer_list<const char*> states);

/// Draws the page of the row, keeps the picture, and says what is wrong with it. Of those in
/// `dialogs` only the dialog counts.
QString findingsOfRow(const QStringList& dialogs = {});

} // namespace onewindow::testing
