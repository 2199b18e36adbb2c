// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "qml/Counter/DeskLineModel.h"
#include "services/cases/CaseService.h"
#include "services/catalog/Matter.h"
#include "services/queue/HallPicture.h"

#include <QJsonObject>
#include <QList>

namespace onewindow::ui {

// What somebody filed, as lines to read at the counter, in the program's language. `content`: the
// hall's answer to GET /v1/cases/{id}. What the catalogue no longer knows is shown by its id.

/// Who filed it, signature and promises first; then the form's answers, section by section.
QList<DeskLine> answerLines(const QJsonObject& content,
                            const std::optional<catalog::Matter>& matter);

/// What departments said of them, by agreement.
QList<DeskLine> sharedLines(const QJsonObject& content, const queue::HallPicture& hall);

/// The matter's rules, and whether each holds.
QList<DeskLine> ruleLines(const QJsonObject& content);

/// The matter's materials, with what was photographed of each. The ids are those of
/// cases::materialRef().
QList<DeskLine> materialLines(const QJsonObject& content,
                              const std::optional<catalog::Matter>& matter);

/// The steps the case has taken, with what was said at each.
QList<DeskLine> stepLines(const QList<cases::CaseStep>& steps,
                          const std::optional<catalog::Matter>& matter);

/// A page that was photographed.
struct CasePageRef
{
    QString material;
    int page = 0;
    QString name; ///< "身份证 · 第 1 页"
};

QList<CasePageRef> pagesOf(const QJsonObject& content,
                           const std::optional<catalog::Matter>& matter);

} // namespace onewindow::ui
